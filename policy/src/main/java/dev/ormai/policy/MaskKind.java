package dev.ormai.policy;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** How a mask makes its value. The values are those of the original's edition in Python, to the character. */
public sealed interface MaskKind {
    /** The kinds that a policy file calls by a word. */
    Map<String, MaskKind> NAMED = Map.of(
            "automatic", new Automatic(),
            "email", new Email(),
            "phone", new Phone(),
            "card", new Card(),
            "partial", new Partial(),
            "null", new Null());

    /** Chosen by the value: an e-mail address, a phone number, a card number, anything else. */
    record Automatic() implements MaskKind {}

    record Email() implements MaskKind {}

    record Phone() implements MaskKind {}

    record Card() implements MaskKind {}

    record Partial() implements MaskKind {}

    /** Always NULL. */
    record Null() implements MaskKind {}

    /** Literal text and the first or last characters of the value, as in <code>***{last4}</code>. */
    record Pattern(List<Part> parts) implements MaskKind {
        public Pattern {
            parts = List.copyOf(parts);
        }

        /**
         * Reads a pattern as a policy file writes it.
         *
         * @throws IllegalArgumentException when a brace stands for nothing; the message says where
         */
        public static Pattern parse(String text) {
            return new Pattern(PatternParts.parse(text));
        }

        /** The pattern as a policy file writes it. */
        public String text() {
            return parts.stream().map(Part::written).collect(Collectors.joining());
        }

        /** The most characters of the value that the pattern shows. */
        public int shown() {
            return parts.stream().mapToInt(Part::shown).sum();
        }
    }

    /** An expression of the dialect over this row's columns. */
    record Expression(String sql) implements MaskKind {}

    /** One part of a pattern. */
    sealed interface Part {
        int shown();

        /** As a policy file writes it. */
        String written();

        record Text(String text) implements Part {
            @Override
            public int shown() {
                return 0;
            }

            @Override
            public String written() {
                return text;
            }
        }

        record First(int count) implements Part {
            @Override
            public int shown() {
                return count;
            }

            @Override
            public String written() {
                return "{first" + count + "}";
            }
        }

        record Last(int count) implements Part {
            @Override
            public int shown() {
                return count;
            }

            @Override
            public String written() {
                return "{last" + count + "}";
            }
        }
    }
}
