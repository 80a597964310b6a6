package dev.ormai.planner.names;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.catalog.SchemaObject;
import dev.ormai.planner.tree.Alias;
import dev.ormai.planner.tree.Cast;
import dev.ormai.planner.tree.Collate;
import dev.ormai.planner.tree.Expression;
import dev.ormai.planner.tree.FromItem;
import dev.ormai.planner.tree.FunctionCall;
import dev.ormai.planner.tree.KeywordCall;
import dev.ormai.planner.tree.KeywordValue;
import dev.ormai.planner.tree.QualifiedName;
import dev.ormai.planner.tree.SelectItem;
import dev.ormai.planner.tree.SystemVariable;
import dev.ormai.planner.tree.TableFunction;
import dev.ormai.planner.tree.TreeMapper;
import dev.ormai.planner.tree.TypeName;
import dev.ormai.planner.tree.TypedLiteral;
import dev.ormai.planner.tree.UserVariable;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Says of each function, type and collation which one is meant, so that nothing of the same name can stand in for it.
 * <pre>
 * select upper(name), 'sad'::mood   →   select pg_catalog.upper(name), 'sad'::public.mood
 * </pre>
 * PostgreSQL takes the overload with the closest arguments from all schemas of its search path: one that somebody made there
 * would win over its own. Types and collations are looked for along the client's path, for which the real one is not its.
 */
public final class PinnedNames extends TreeMapper {
    private final FunctionNames functions;
    private final Catalog catalog;
    private final List<String> path;
    private final boolean statement;

    private PinnedNames(FunctionNames functions, Catalog catalog, List<String> path, boolean statement) {
        this.functions = functions;
        this.catalog = catalog;
        this.path = path;
        this.statement = statement;
    }

    /**
     * For a client's statement.
     *
     * @param allowed names of functions, lower case, that policy adds to the list
     */
    public static PinnedNames ofStatement(Catalog catalog, NameScope scope, Set<String> allowed) {
        return new PinnedNames(
                new FunctionNames(catalog, scope, Optional.of(allowed)), catalog, scope.searchPath(), true);
    }

    /** For an expression of the policy's, whose author may call what is there. */
    public static PinnedNames ofPolicy(Catalog catalog, NameScope scope) {
        return new PinnedNames(new FunctionNames(catalog, scope, Optional.empty()), catalog, scope.home(), false);
    }

    /** @throws dev.ormai.policy.RefusedException FUNCTION_NOT_ALLOWED for a function of a schema that policy does not allow */
    @Override
    public Expression expression(Expression expression) {
        if (expression instanceof FunctionCall call) {
            requirePlain(call);
        }
        Optional<Expression> account =
                statement ? AccountNames.answer(expression, catalog.dialect()) : Optional.empty();
        if (account.isPresent()) {
            return account.get();
        }
        if (statement && expression instanceof SystemVariable variable) {
            return ReadableVariables.value(variable);
        }
        if (expression instanceof UserVariable variable) {
            throw UserVariables.refused(variable);
        }
        if (expression instanceof KeywordValue value && catalog.dialect() == Dialect.POSTGRESQL) {
            return value.keyword().equals("current_schema") ? CurrentSchema.of(path) : value;
        }
        if (expression instanceof FunctionCall call && isCurrentSchema(call)) {
            return CurrentSchema.of(path);
        }
        Expression mapped = super.expression(expression);
        if (mapped instanceof FunctionCall call) {
            return call.named(functions.pinned(call));
        }
        return catalog.dialect() == Dialect.POSTGRESQL ? typed(mapped) : mapped;
    }

    @Override
    public SelectItem selectItem(SelectItem item) {
        SelectItem mapped = super.selectItem(item);
        if (statement
                && item instanceof SelectItem.Value before
                && before.alias().isEmpty()
                && mapped instanceof SelectItem.Value after) {
            return new SelectItem.Value(after.expression(), AccountNames.label(before.expression(), catalog.dialect()));
        }
        return mapped;
    }

    /** What is answered by us has no rows to filter, sort or look through: what stands beside it would be lost. */
    private void requirePlain(FunctionCall call) {
        boolean answered = isCurrentSchema(call) || AccountNames.isAsked(call, catalog.dialect());
        if (answered && !call.isPlain()) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.STATEMENT_NOT_SUPPORTED,
                    "%s is no aggregate and no window function".formatted(call.name()),
                    "call it without FILTER, OVER, DISTINCT and ORDER BY"));
        }
    }

    private boolean isCurrentSchema(FunctionCall call) {
        return catalog.dialect() == Dialect.POSTGRESQL
                && call.name().builtIn()
                && call.name().key().equals("current_schema")
                && call.arguments().isEmpty();
    }

    private Expression typed(Expression expression) {
        if (expression instanceof Cast cast) {
            return new Cast(cast.value(), pinned(cast.type()), cast.style());
        }
        if (expression instanceof TypedLiteral literal) {
            return new TypedLiteral(pinned(literal.type()), literal.value());
        }
        if (expression instanceof KeywordCall call) {
            return new KeywordCall(
                    call.function(), call.parts().stream().map(this::pinned).toList(), call.over());
        }
        if (expression instanceof Collate collate && collate.collation().parts().size() == 1) {
            return new Collate(collate.value(), collation(collate.collation()));
        }
        return expression;
    }

    private KeywordCall.Part pinned(KeywordCall.Part part) {
        return part instanceof KeywordCall.Part.Type type ? new KeywordCall.Part.Type(pinned(type.type())) : part;
    }

    /** A type of the database's own is the first of its name on the real path and needs no schema. */
    private TypeName pinned(TypeName type) {
        if (type.schema().isPresent()) {
            return type;
        }
        return catalog.objects()
                .schemaOf(SchemaObject.Kind.TYPE, type.name(), path)
                .map(schema -> type.in(schema))
                .orElse(type);
    }

    private QualifiedName collation(QualifiedName name) {
        return catalog.objects()
                .schemaOf(SchemaObject.Kind.COLLATION, name.last(), path)
                .map(schema -> QualifiedName.of(schema, name.last()))
                .orElse(name);
    }

    @Override
    public FromItem from(FromItem item) {
        FromItem mapped = super.from(item);
        boolean defines = mapped instanceof TableFunction function
                && function.alias().filter(a -> !a.definitions().isEmpty()).isPresent();
        if (!defines || catalog.dialect() != Dialect.POSTGRESQL) {
            return mapped;
        }
        TableFunction function = (TableFunction) mapped;
        return new TableFunction(
                function.call(),
                function.lateral(),
                function.withOrdinality(),
                function.alias().map(this::pinned));
    }

    private Alias pinned(Alias alias) {
        return new Alias(
                alias.name(),
                alias.columns(),
                alias.definitions().stream().map(this::pinned).toList());
    }
}
