package dev.ormai.driver;

import java.io.InputStream;
import java.io.Reader;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client has bound, so that it can be bound again where another admission wants it. */
final class ClientParameters {
    private final @Nullable Parameter[] bound;

    private record Parameter(Binding binding, @Nullable Object value) {
        boolean isStream() {
            return value instanceof InputStream || value instanceof Reader;
        }
    }

    ClientParameters(int count) {
        bound = new Parameter[count];
    }

    /** What is bound, in the order of the statement. */
    List<@Nullable Object> values() {
        List<@Nullable Object> values = new ArrayList<>();
        for (Parameter parameter : bound) {
            values.add(parameter == null ? null : parameter.value());
        }
        return values;
    }

    int count() {
        return bound.length;
    }

    void set(int index, @Nullable Object value, Binding binding, Admission admission, PreparedStatement raw)
            throws SQLException {
        checkIndex(index);
        Parameter parameter = new Parameter(binding, value);
        put(parameter, admission.positions(index), raw);
        bound[index - 1] = parameter;
    }

    private static void put(Parameter parameter, int[] positions, PreparedStatement raw) throws SQLException {
        if (parameter.isStream() && positions.length > 1) {
            throw Refusals.notSupported(
                    "a stream is read once, and the admitted statement uses this parameter " + positions.length
                            + " times",
                    "bind it with setBytes or setString");
        }
        for (int position : positions) {
            parameter.binding().at(raw, position);
        }
    }

    /** Binds all again, to a statement that was prepared in place of an earlier one. */
    void replay(Admission admission, PreparedStatement raw) throws SQLException {
        for (int i = 0; i < bound.length; i++) {
            Parameter parameter = bound[i];
            if (parameter == null) {
                continue;
            }
            if (parameter.isStream()) {
                throw Refusals.notSupported(
                        "the principal or the policy changed, and a stream cannot be bound again",
                        "prepare the statement again, or bind with setBytes or setString");
            }
            put(parameter, admission.positions(i + 1), raw);
        }
    }

    /** As they are now; a stream that was bound is used up, and has to be bound anew. */
    void replayValues(Admission admission, PreparedStatement raw) throws SQLException {
        for (int i = 0; i < bound.length; i++) {
            Parameter parameter = bound[i];
            if (parameter != null && parameter.isStream()) {
                bound[i] = null;
            } else if (parameter != null) {
                put(parameter, admission.positions(i + 1), raw);
            }
        }
    }

    void clear() {
        java.util.Arrays.fill(bound, null);
    }

    /** The real driver would count our parameters. */
    void checkComplete() throws SQLException {
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == null) {
                throw new SQLException("no value is bound to parameter " + (i + 1), "22023");
            }
        }
    }

    void checkIndex(int index) throws SQLException {
        if (index < 1 || index > bound.length) {
            throw new SQLException(
                    "parameter %d does not exist: the statement has %d".formatted(index, bound.length), "22023");
        }
    }

    /** For the audit: each value's type and length, or the value itself where the policy asks for it. */
    Map<String, Object> recorded(boolean values) {
        if (bound.length == 0) {
            return Map.of();
        }
        List<Object> parameters = new ArrayList<>();
        for (Parameter parameter : bound) {
            parameters.add(recorded(parameter == null ? null : parameter.value(), values));
        }
        return Map.of("parameters", parameters);
    }

    private static Map<String, Object> recorded(@Nullable Object value, boolean values) {
        Map<String, Object> recorded = new LinkedHashMap<>();
        recorded.put("type", value == null ? "null" : value.getClass().getSimpleName());
        if (value instanceof CharSequence text) {
            recorded.put("length", text.length());
        } else if (value instanceof byte[] bytes) {
            recorded.put("length", bytes.length);
        }
        if (values && (value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            recorded.put("value", value.toString());
        }
        return recorded;
    }
}
