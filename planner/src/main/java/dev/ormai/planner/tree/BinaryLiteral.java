package dev.ormai.planner.tree;

/** A bit or byte string: <code>X'4D'</code>, <code>B'101'</code>. */
public record BinaryLiteral(Kind kind, String digits) implements Expression {
    @Override
    public <R> R match(Cases<R> cases) {
        return cases.binaryLiteral(this);
    }

    @Override
    public Expression mapChildren(TreeMapper mapper) {
        return this;
    }

    /** How the digits are to be read. */
    public enum Kind {
        HEXADECIMAL,
        BITS
    }
}
