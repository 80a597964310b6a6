package dev.ormai.planner.write;

import dev.ormai.planner.tree.TypeName;

/** Writes types. */
final class TypeWriter {
    private TypeWriter() {}

    static void write(TypeName type, SqlText text) {
        type.schema().ifPresent(text::schema);
        if (type.quoted()) {
            text.name(type.name());
        } else {
            text.word(type.name());
        }
        if (!type.modifiers().isEmpty()) {
            text.openTight("(");
            for (int i = 0; i < type.modifiers().size(); i++) {
                if (i > 0) {
                    text.comma();
                }
                text.word(type.modifiers().get(i));
            }
            text.close();
        }
        if (!type.suffix().isEmpty()) {
            text.word(type.suffix());
        }
        for (int i = 0; i < type.dimensions(); i++) {
            text.openTight("[").closing("]");
        }
    }
}
