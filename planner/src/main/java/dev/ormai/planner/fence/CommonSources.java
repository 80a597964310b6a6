package dev.ormai.planner.fence;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The common table expressions in scope. Immutable. */
final class CommonSources {
    static final CommonSources NONE = new CommonSources(Map.of());

    private final Map<String, Source> sources;

    private CommonSources(Map<String, Source> sources) {
        this.sources = sources;
    }

    CommonSources with(String name, Source source) {
        Map<String, Source> more = new HashMap<>(sources);
        more.put(name, source);
        return new CommonSources(more);
    }

    Optional<Source> find(String name) {
        return Optional.ofNullable(sources.get(name));
    }
}
