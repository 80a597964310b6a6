package dev.ormai.planner.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.lex.Lexer;
import org.junit.jupiter.api.Test;

final class TemplateTest {
    @Test
    void templateHoldsNoLiteral() {
        String sql = "SELECT  a /* secret */ , 'secret'\n FROM t -- secret\n WHERE b IN (17, X'1F') AND c = $$secret$$";

        assertThat(Template.template(Lexer.of(Dialect.POSTGRESQL).lex(sql)))
                .isEqualTo("select a, ? from t where b in (?, ?) and c = ?");
    }

    @Test
    void templateKeepsNamesAsTheyWere() {
        assertThat(Template.template(Lexer.of(Dialect.MYSQL).lex("select `A b`, t.c from `T` t")))
                .isEqualTo("select `A b`, t.c from `T` t");
    }
}
