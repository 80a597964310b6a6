package dev.ormai.mcp.served;

import dev.ormai.mcp.model.Model;
import dev.ormai.mcp.model.Models;
import dev.ormai.mcp.offer.Completions;
import dev.ormai.mcp.offer.ProtocolException;
import dev.ormai.policy.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Names of models, and of a chosen model's fields, that the caller may see. */
record SchemaCompletions(SchemaReader schema) implements Completions {
    @Override
    public List<String> complete(Principal principal, Unfinished unfinished) throws ProtocolException {
        boolean known =
                switch (unfinished.of()) {
                    case PROMPT ->
                        List.of(SchemaPrompts.EXPLORE, SchemaPrompts.FIND).contains(unfinished.reference());
                    case RESOURCE -> unfinished.reference().equals(SchemaUri.TEMPLATE);
                };
        if (!known) {
            throw ProtocolException.invalidParams("params.ref names nothing that is known");
        }
        return candidates(schema.models(principal), unfinished).stream()
                .filter(name -> lower(name).startsWith(lower(unfinished.value())))
                .toList();
    }

    private static List<String> candidates(Models models, Unfinished unfinished) {
        return switch (unfinished.argument()) {
            case "model" -> models.names();
            case "field" ->
                Optional.ofNullable(unfinished.others().get("model"))
                        .flatMap(name -> Optional.ofNullable(models.all().get(name)))
                        .map(Model::fieldNames)
                        .orElseGet(List::of);
            default -> List.of();
        };
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
