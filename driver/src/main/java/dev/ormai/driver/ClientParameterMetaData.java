package dev.ormai.driver;

import java.sql.ParameterMetaData;
import java.sql.SQLException;
import java.sql.Types;

/** The client's parameters only, in the client's order. */
final class ClientParameterMetaData implements ParameterMetaData {
    private final ParameterMetaData raw;
    private final Admission admission;

    ClientParameterMetaData(ParameterMetaData raw, Admission admission) {
        this.raw = raw;
        this.admission = admission;
    }

    /** A question about one place of the admitted text. */
    @FunctionalInterface
    private interface Question<T> {
        T at(int position) throws SQLException;
    }

    /** @param unused the answer for a parameter that takes no part in the admitted text */
    private <T> T ask(int index, T unused, Question<T> question) throws SQLException {
        if (index < 1 || index > getParameterCount()) {
            throw new SQLException(
                    "parameter %d does not exist: the statement has %d".formatted(index, getParameterCount()), "22023");
        }
        int[] positions = admission.positions(index);
        return positions.length == 0 ? unused : question.at(positions[0]);
    }

    @Override
    public int getParameterCount() {
        return admission.sql.clientParameters();
    }

    @Override
    public int isNullable(int index) throws SQLException {
        return ask(index, parameterNullableUnknown, raw::isNullable);
    }

    @Override
    public boolean isSigned(int index) throws SQLException {
        return ask(index, false, raw::isSigned);
    }

    @Override
    public int getPrecision(int index) throws SQLException {
        return ask(index, 0, raw::getPrecision);
    }

    @Override
    public int getScale(int index) throws SQLException {
        return ask(index, 0, raw::getScale);
    }

    @Override
    public int getParameterType(int index) throws SQLException {
        return ask(index, Types.OTHER, raw::getParameterType);
    }

    @Override
    public String getParameterTypeName(int index) throws SQLException {
        return ask(index, "unknown", raw::getParameterTypeName);
    }

    @Override
    public String getParameterClassName(int index) throws SQLException {
        return ask(index, Object.class.getName(), raw::getParameterClassName);
    }

    @Override
    public int getParameterMode(int index) throws SQLException {
        return ask(index, parameterModeIn, raw::getParameterMode);
    }

    @Override
    public <T> T unwrap(Class<T> wanted) throws SQLException {
        return Unwrapping.unwrap(this, wanted);
    }

    @Override
    public boolean isWrapperFor(Class<?> wanted) {
        return wanted.isInstance(this);
    }
}
