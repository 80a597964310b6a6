package dev.ormai.planner.mask;

import static dev.ormai.planner.mask.Terms.atMost;
import static dev.ormai.planner.mask.Terms.moreThan;
import static dev.ormai.planner.mask.Terms.string;

import dev.ormai.planner.tree.CaseExpression;
import dev.ormai.planner.tree.CaseExpression.When;
import dev.ormai.planner.tree.Expression;
import dev.ormai.policy.MaskKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The masks of one text. Every {@code case} is arranged so that for NULL, whose conditions are unknown, a branch is taken
 * that gives NULL again.
 *
 * @param text an expression of type text
 */
record MaskTerms(Expression text, TextFunctions functions) {
    /** An e-mail address by its {@code @}, a phone number by its characters, anything else by its ends. */
    Expression automatic() {
        return choose(
                ends(1, 1),
                new When(functions.holdsAt(text), functions.email(text)),
                new When(functions.dialled(text), ends(2, 3)),
                allHidden(2));
    }

    Expression email() {
        return choose(ends(1, 1), new When(functions.holdsAt(text), functions.email(text)), allHidden(2));
    }

    Expression phone() {
        return choose(ends(2, 3), allHidden(5));
    }

    /** Four stars at least, so that the length of a short value stays hidden. */
    Expression card() {
        return choose(ends(0, 4), new When(atMost(functions.length(text), 4), string("****")));
    }

    Expression partial() {
        return choose(ends(1, 1), allHidden(2));
    }

    /** The condition is that the value is longer than what is shown: a pattern without places would not give NULL for NULL. */
    Expression pattern(MaskKind.Pattern pattern) {
        List<Expression> parts = pattern.parts().stream().map(this::part).toList();
        return choose(
                functions.stars(text), new When(moreThan(functions.length(text), pattern.shown()), joined(parts)));
    }

    private Expression part(MaskKind.Part part) {
        if (part instanceof MaskKind.Part.Text literal) {
            return string(literal.text());
        }
        return part instanceof MaskKind.Part.First first
                ? functions.first(text, first.count())
                : functions.last(text, part.shown());
    }

    private When allHidden(int length) {
        return new When(atMost(functions.length(text), length), functions.stars(text));
    }

    /** For a value that is longer than what is shown. */
    private Expression ends(int first, int last) {
        List<Expression> parts = new ArrayList<>();
        if (first > 0) {
            parts.add(functions.first(text, first));
        }
        parts.add(functions.starsBut(text, first + last));
        parts.add(functions.last(text, last));
        return joined(parts);
    }

    private Expression joined(List<Expression> parts) {
        return parts.isEmpty() ? string("") : functions.joined(parts);
    }

    private static Expression choose(Expression otherwise, When... branches) {
        return new CaseExpression(Optional.empty(), List.of(branches), Optional.of(otherwise));
    }
}
