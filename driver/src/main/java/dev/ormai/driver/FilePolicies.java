package dev.ormai.driver;

import dev.ormai.policy.EffectivePolicy;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Profile;
import dev.ormai.policy.Secrets;
import dev.ormai.policy.file.PolicySource;
import java.util.List;
import java.util.Optional;

/** A policy file that may change while it is used, under its own profile or another. */
final class FilePolicies implements Policies {
    private final PolicySource source;
    private final Optional<Profile> profile;
    private volatile Reprofiled last;

    /** What a file's policy became under the other profile. */
    private record Reprofiled(PolicySet from, PolicySet to) {}

    FilePolicies(PolicySource source, Optional<Profile> profile) {
        this.source = source;
        this.profile = profile;
        this.last = reprofiled(source.current());
    }

    @Override
    public EffectivePolicy forRoles(List<String> roles) {
        return current().forRoles(roles);
    }

    @SuppressWarnings("ReferenceEquality") // A changed file is another object; comparing what they say is dear.
    private PolicySet current() {
        PolicySet now = source.refreshed();
        Reprofiled known = last;
        if (known.from() != now) {
            known = reprofiled(now);
            last = known;
        }
        return known.to();
    }

    private Reprofiled reprofiled(PolicySet set) {
        return new Reprofiled(
                set, profile.map(p -> set.withProfile(p, Secrets.ofProcess())).orElse(set));
    }
}
