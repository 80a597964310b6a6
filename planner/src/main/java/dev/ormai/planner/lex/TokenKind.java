package dev.ormai.planner.lex;

/** What a token is; the comment says what its text holds. */
public enum TokenKind {
    /** An unquoted name or keyword, folded as the database folds names. */
    WORD,
    /** A quoted name without its quotes, never a keyword. */
    QUOTED_NAME,
    /** A character string, decoded. */
    STRING,
    /** {@code N'..'}, decoded: PostgreSQL reads it as blank-padded, MySQL as utf8mb3, so it is not a plain string. */
    NATIONAL_STRING,
    /** The binary digits of {@code B'..'}. */
    BIT_STRING,
    /** The hexadecimal digits of {@code X'..'}, as written. */
    HEX_STRING,
    /** A number without sign, as written but without digit separators. */
    NUMBER,
    /** An operator, {@code ::}, {@code :=}, {@code =>} and {@code ..} among them; in PostgreSQL a question mark is undoubled. */
    OPERATOR,
    /** One of {@code ( ) [ ] , . :}. */
    PUNCTUATION,
    /** A bind parameter: empty for {@code ?}, else the number. */
    PARAMETER,
    /** A variable of MySQL with its {@code @} or {@code @@}. */
    VARIABLE
}
