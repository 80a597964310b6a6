package dev.ormai.planner;

import dev.ormai.planner.catalog.Catalog;
import dev.ormai.planner.catalog.NameScope;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.policy.EffectivePolicy;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps the guarded schemas of the last few policies, catalogs and name scopes. Policies and catalogs are told apart by
 * identity, which is what their owners swap when something changes. Thread-safe.
 */
final class GuardedSchemas {
    /** Enough for some dozens of role lists at once; each holds a few kilobytes a table. */
    private static final int KEPT = 64;

    private final Map<Key, GuardedSchema> schemas = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, GuardedSchema> eldest) {
            return size() > KEPT;
        }
    };

    GuardedSchema of(EffectivePolicy policy, Catalog catalog, NameScope scope) {
        Key key = new Key(policy, catalog, scope);
        synchronized (schemas) {
            GuardedSchema known = schemas.get(key);
            if (known != null) {
                return known;
            }
        }
        GuardedSchema built = GuardedSchema.of(policy, catalog, scope);
        built.faults().values().forEach(Failures::misfit);
        synchronized (schemas) {
            schemas.put(key, built);
        }
        return built;
    }

    private static final class Key {
        private final EffectivePolicy policy;
        private final Catalog catalog;
        private final NameScope scope;

        Key(EffectivePolicy policy, Catalog catalog, NameScope scope) {
            this.policy = policy;
            this.catalog = catalog;
            this.scope = scope;
        }

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(Object other) {
            return other instanceof Key key
                    && policy == key.policy
                    && catalog == key.catalog
                    && scope.equals(key.scope);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(policy) + System.identityHashCode(catalog)) + scope.hashCode();
        }
    }
}
