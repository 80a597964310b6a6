package dev.ormai.planner.write;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.ParameterSource;
import dev.ormai.planner.lex.Spelling;
import java.util.ArrayList;
import java.util.List;

/** Text that grows token by token, with blanks where two tokens could otherwise become one. */
final class SqlText {
    private static final String OPERATOR_CHARACTERS = "~!@#^&|`?+-*/%<>=";

    private final Dialect dialect;
    private final Spelling spelling;
    private final StringBuilder text = new StringBuilder();
    private final List<ParameterSource> parameters = new ArrayList<>();
    private final List<WrittenSql.Literal> literals = new ArrayList<>();
    private boolean tight = true;
    private boolean afterPrefix;

    SqlText(Dialect dialect) {
        this.dialect = dialect;
        this.spelling = Spelling.of(dialect);
    }

    Dialect dialect() {
        return dialect;
    }

    /** One or more keywords, an unquoted function name, a number: written as it is. */
    SqlText word(String words) {
        return add(words);
    }

    SqlText name(String name) {
        return add(spelling.name(name));
    }

    /** The schema before a name and the dot; PostgreSQL's own is no name that somebody chose, and needs no quotes. */
    SqlText schema(String schema) {
        boolean own = dialect == Dialect.POSTGRESQL && schema.equals("pg_catalog");
        return (own ? word(schema) : name(schema)).tight(".");
    }

    SqlText names(List<String> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                tight(".");
            }
            name(parts.get(i));
        }
        return this;
    }

    SqlText string(String value) {
        return add(spelling.string(value));
    }

    /** A plain string or number whose place is kept. */
    SqlText literal(String value, String written) {
        add(written);
        literals.add(new WrittenSql.Literal(value, text.length() - written.length(), text.length()));
        return this;
    }

    SqlText stringLiteral(String value) {
        return literal(value, spelling.string(value));
    }

    SqlText nationalString(String value) {
        return add(spelling.nationalString(value));
    }

    /** An operator between two operands. */
    SqlText operator(String operator) {
        return add(spelling.operator(operator));
    }

    /** An operator before its operand; the operand follows without a blank unless the two would merge. */
    SqlText prefix(String operator) {
        add(spelling.operator(operator));
        char last = operator.charAt(operator.length() - 1);
        afterPrefix = OPERATOR_CHARACTERS.indexOf(last) >= 0;
        return this;
    }

    SqlText parameter(ParameterSource source) {
        parameters.add(source);
        return add(spelling.parameter(""));
    }

    /** A mark that stands close to its neighbours: a dot, a slice's colon, a cast's colons. */
    SqlText tight(String mark) {
        text.append(mark);
        tight = true;
        afterPrefix = false;
        return this;
    }

    SqlText comma() {
        text.append(',');
        tight = false;
        afterPrefix = false;
        return this;
    }

    /** An opening parenthesis with a blank before it. */
    SqlText open() {
        add("(");
        tight = true;
        return this;
    }

    /** The parenthesis of a call or a bracket of a subscript: close to what stands before, where MySQL needs it. */
    SqlText openTight(String bracket) {
        return tight(bracket);
    }

    SqlText close() {
        return closing(")");
    }

    SqlText closing(String bracket) {
        text.append(bracket);
        tight = false;
        afterPrefix = false;
        return this;
    }

    private SqlText add(String token) {
        boolean merges = afterPrefix && OPERATOR_CHARACTERS.indexOf(token.charAt(0)) >= 0;
        if (!tight && (!afterPrefix || merges)) {
            text.append(' ');
        }
        text.append(token);
        tight = false;
        afterPrefix = false;
        return this;
    }

    WrittenSql finish() {
        return new WrittenSql(text.toString(), parameters, literals);
    }
}
