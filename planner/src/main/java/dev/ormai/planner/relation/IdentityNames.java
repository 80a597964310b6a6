package dev.ormai.planner.relation;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.IdentityValue;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identity values that a policy's expression names: <code>:tenant</code>, <code>:user</code>, <code>:attr.region</code>.
 *
 * @param text the expression with a {@code ?} for each of them
 * @param values what each {@code ?} stands for, in order
 */
record IdentityNames(String text, List<IdentityValue> values) {
    /** Strings, quoted names and casts are stepped over; a colon before a name is an identity value everywhere else. */
    private static final Pattern PIECE = Pattern.compile(
            "'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`[^`]*`|::|(?<name>:[A-Za-z_][A-Za-z_0-9]*(?:\\.[A-Za-z_][A-Za-z_0-9]*)?)|\\?|.",
            Pattern.DOTALL);

    static IdentityNames in(String sql) {
        StringBuilder text = new StringBuilder();
        List<IdentityValue> values = new ArrayList<>();
        Matcher matcher = PIECE.matcher(sql);
        while (matcher.find()) {
            String name = matcher.group("name");
            if (name != null) {
                values.add(value(name.substring(1)));
                text.append(" ? ");
            } else if (matcher.group().equals("?")) {
                throw refused("a question mark stands for nothing in a policy", "name :tenant, :user or :attr.<name>");
            } else {
                text.append(matcher.group());
            }
        }
        return new IdentityNames(text.toString(), List.copyOf(values));
    }

    private static IdentityValue value(String name) {
        if (name.equals("tenant")) {
            return IdentityValue.TENANT;
        }
        if (name.equals("user")) {
            return IdentityValue.USER;
        }
        if (name.startsWith("attr.")) {
            return IdentityValue.attribute(name.substring("attr.".length()));
        }
        throw refused("there is no identity value :" + name, "name :tenant, :user or :attr.<name>");
    }

    private static RefusedException refused(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.POLICY_INVALID, message, hint));
    }
}
