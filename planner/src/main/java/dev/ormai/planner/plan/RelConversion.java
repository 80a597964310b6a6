package dev.ormai.planner.plan;

import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.sql.SqlExplainLevel;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Calcite's own two steps: names and types are checked, then the statement becomes a relational plan. One statement each. */
final class RelConversion {
    /** Correlations of policies are numbered from here, so that they are never taken for those of a statement. */
    private static final int FIRST_POLICY_CORRELATION = 10_000;

    private static final SqlValidator.Config VALIDATION = SqlValidator.Config.DEFAULT
            .withConformance(new Lenient())
            .withTypeCoercionEnabled(true)
            .withCallRewrite(false);

    /** Nothing is simplified or merged: a plan shows what was asked, and each expansion stays whole. */
    private static final SqlToRelConverter.Config CONVERSION = SqlToRelConverter.config()
            .withExpand(false)
            .withTrimUnusedFields(false)
            .withRemoveSortInSubQuery(false)
            .withInSubQueryThreshold(Integer.MAX_VALUE)
            .withRelBuilderConfigTransform(config -> config.withSimplify(false)
                    .withSimplifyLimit(false)
                    .withSimplifyValues(false)
                    .withPruneInputOfAggregate(false)
                    .withBloat(-1));

    private final CalciteCatalogReader tables;
    private final PlanTypes types;
    private final RelOptCluster cluster;

    private RelConversion(CalciteCatalogReader tables, PlanTypes types) {
        this.tables = tables;
        this.types = types;
        this.cluster =
                RelOptCluster.create(new HepPlanner(HepProgram.builder().build()), new RexBuilder(types.factory()));
        cluster.setMetadataQuerySupplier(PlainMetadata::new);
    }

    static RelConversion ofStatement(CalciteCatalogReader tables, PlanTypes types) {
        return new RelConversion(tables, types);
    }

    static RelConversion ofPolicy(CalciteCatalogReader tables, PlanTypes types) {
        RelConversion conversion = new RelConversion(tables, types);
        for (int i = 0; i < FIRST_POLICY_CORRELATION; i++) {
            conversion.cluster.createCorrel();
        }
        return conversion;
    }

    RelNode convert(SqlNode statement) {
        SqlValidator validator = new Validator(tables, types);
        SqlNode validated = validator.validate(statement);
        return new Converter(validator, tables, cluster).plan(validated);
    }

    /** Groups are taken apart before (see {@link Grouping}), so no column need be made one of a group here. */
    private static final class Lenient extends SqlDelegatingConformance {
        Lenient() {
            super(SqlConformanceEnum.BABEL);
        }

        @Override
        public boolean isNonStrictGroupBy() {
            return false;
        }

        /** Nor is an alias a column: the databases say where it is, and so do we. */
        @Override
        public SelectAliasLookup isSelectAlias() {
            return SelectAliasLookup.UNSUPPORTED;
        }
    }

    private static final class Validator extends SqlValidatorImpl {
        Validator(CalciteCatalogReader tables, PlanTypes types) {
            super(SqlStdOperatorTable.instance(), tables, types.factory(), VALIDATION);
        }
    }

    private static final class Converter extends SqlToRelConverter {
        Converter(SqlValidator validator, CalciteCatalogReader tables, RelOptCluster cluster) {
            super(
                    (rowType, query, path, view) -> {
                        throw new UnplannableException("the plan has no views of its own");
                    },
                    validator,
                    tables,
                    cluster,
                    LooseConvertlets.TABLE,
                    CONVERSION);
        }

        RelNode plan(SqlNode validated) {
            return convertQueryRecursive(validated, false, null).rel;
        }
    }

    /** Metadata without code compiled at run time, which would cost a second and break under a relocated package. */
    private static final class PlainMetadata extends RelMetadataQuery {
        PlainMetadata() {
            super(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE));
        }

        /** Asked while expressions are printed. A policy's expressions are shared by threads, a query's state is not. */
        @Override
        public Boolean isVisibleInExplain(RelNode rel, SqlExplainLevel level) {
            return true;
        }
    }
}
