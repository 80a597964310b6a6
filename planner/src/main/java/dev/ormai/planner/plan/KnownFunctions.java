package dev.ormai.planner.plan;

import dev.ormai.planner.function.RowFunctions;
import dev.ormai.planner.tree.FunctionCall;
import java.util.Set;

/** What must be known of a function to plan it: whether it folds rows, makes rows, or neither. Names are lower case. */
final class KnownFunctions {
    private static final Set<String> AGGREGATES = Set.of(
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "every",
            "bool_and",
            "bool_or",
            "bit_and",
            "bit_or",
            "bit_xor",
            "string_agg",
            "array_agg",
            "json_agg",
            "jsonb_agg",
            "json_object_agg",
            "jsonb_object_agg",
            "json_arrayagg",
            "json_objectagg",
            "json_agg_strict",
            "jsonb_agg_strict",
            "json_object_agg_unique",
            "jsonb_object_agg_unique",
            "json_object_agg_strict",
            "jsonb_object_agg_strict",
            "json_group_array",
            "json_group_object",
            "xmlagg",
            "group_concat",
            "listagg",
            "wm_concat",
            "percentile_cont",
            "percentile_disc",
            "mode",
            "median",
            "stddev",
            "stddev_pop",
            "stddev_samp",
            "std",
            "variance",
            "var_pop",
            "var_samp",
            "corr",
            "covar_pop",
            "covar_samp",
            "regr_avgx",
            "regr_avgy",
            "regr_count",
            "regr_intercept",
            "regr_r2",
            "regr_slope",
            "regr_sxx",
            "regr_sxy",
            "regr_syy",
            "range_agg",
            "range_intersect_agg",
            "any_value",
            "first",
            "last",
            "approx_count_distinct",
            "any",
            "some",
            "envelope",
            "histogram",
            "bit_nand",
            "bit_nor",
            "bit_xnor",
            "bit_and_agg",
            "bit_or_agg",
            "bit_xor_agg");

    private static final Set<String> ROWS = Set.of(
            "generate_series",
            "unnest",
            "generate_subscripts",
            "regexp_matches",
            "regexp_split_to_table",
            "string_to_table",
            "json_object_keys",
            "jsonb_object_keys",
            "jsonb_path_query",
            "json_to_recordset",
            "jsonb_to_recordset",
            "json_populate_recordset",
            "jsonb_populate_recordset",
            "json_table",
            "xmltable",
            "csvread",
            "table",
            "explode");

    private KnownFunctions() {}

    /** Whether a call without OVER folds many rows into one. What only an aggregate may have gives an unknown one away. */
    static boolean folds(FunctionCall call) {
        return AGGREGATES.contains(call.name().key())
                || call.star()
                || call.filter().isPresent()
                || !call.orderBy().isEmpty()
                || !call.withinGroup().isEmpty();
    }

    static boolean folds(String keywordFunction) {
        return AGGREGATES.contains(keywordFunction);
    }

    static boolean givesRows(String name) {
        return ROWS.contains(name) || RowFunctions.columns(name).isPresent();
    }
}
