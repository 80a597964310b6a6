package dev.ormai.planner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.catalog.TableId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResultColumnsTest {
    private static final ResultColumn ID = plain("id");
    private static final ResultColumn NAME = plain("name");
    private static final ResultColumn NOTE = plain("note");
    private static final ResultColumn COMPUTED = new ResultColumn.Computed();

    @Test
    void columnsThatAreAllKnownGoByTheirPlace() {
        ResultColumns columns = new ResultColumns(List.of(ID, NAME), List.of(), true, Map.of());

        assertThat(columns.column(1, 2)).isEqualTo(ID);
        assertThat(columns.column(2, 2)).isEqualTo(NAME);
    }

    @Test
    void anotherNumberThanWasFoundOutMakesAllOfThemUnknown() {
        ResultColumns columns = new ResultColumns(List.of(ID, NAME), List.of(), true, Map.of());

        assertThat(columns.column(1, 3)).isEqualTo(COMPUTED);
        assertThat(columns.column(1, 1)).isEqualTo(COMPUTED);
    }

    @Test
    void behindAGapPlacesAreCountedFromTheEnd() {
        ResultColumns columns = new ResultColumns(List.of(ID), List.of(NAME, NOTE), false, Map.of());

        assertThat(columns.column(1, 5)).isEqualTo(ID);
        assertThat(columns.column(2, 5)).isEqualTo(COMPUTED);
        assertThat(columns.column(3, 5)).isEqualTo(COMPUTED);
        assertThat(columns.column(4, 5)).isEqualTo(NAME);
        assertThat(columns.column(5, 5)).isEqualTo(NOTE);
    }

    @Test
    void aGapMayBeOfNoColumnsAtAll() {
        ResultColumns columns = new ResultColumns(List.of(ID), List.of(NAME), false, Map.of());

        assertThat(columns.column(1, 2)).isEqualTo(ID);
        assertThat(columns.column(2, 2)).isEqualTo(NAME);
    }

    @Test
    void ofAnUnknownResultNoColumnIsKnown() {
        assertThat(ResultColumns.UNKNOWN.column(1, 1)).isEqualTo(COMPUTED);
    }

    private static ResultColumn plain(String column) {
        return new ResultColumn.Plain(
                new TableId("shop", "customers"), column, ResultColumn.Value.KEPT, Optional.of("c"));
    }
}
