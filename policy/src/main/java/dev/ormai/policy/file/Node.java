package dev.ormai.policy.file;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A piece of a YAML or JSON file that knows its place. */
sealed interface Node {
    Place place();

    /** For messages: what was found, the value shortened. */
    String described();

    /** Keys and values in the file's order. */
    record Mapping(Place place, Map<String, Entry> entries) implements Node {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        @Override
        public String described() {
            return "a mapping";
        }
    }

    /** A value and the place of its key. */
    record Entry(Place key, Node value) {}

    record Sequence(Place place, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    record Scalar(Place place, Kind kind, String text) implements Node {
        private static final int SHOWN = 60;

        @Override
        public String described() {
            return switch (kind) {
                case TEXT -> "'" + shortened(text) + "'";
                case NUMBER, TRUTH -> shortened(text);
                case NOTHING -> "nothing";
            };
        }

        static String shortened(String text) {
            return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
        }
    }

    /** What a scalar is. */
    enum Kind {
        TEXT,
        NUMBER,
        TRUTH,
        NOTHING
    }
}
