package dev.ormai.planner.fence;

import dev.ormai.planner.Dialect;
import dev.ormai.planner.bind.BoundConflict;
import dev.ormai.planner.bind.BoundWrite;
import java.util.Optional;

/**
 * The fences of a write: of what it reads, of what it gives back, and of what the change of a row reads that stands in the way of an
 * INSERT.
 */
public record WriteFences(Fences reads, Optional<Fences> returned, Optional<Fences> action) {
    public static WriteFences of(BoundWrite bound, Dialect dialect) {
        return new WriteFences(
                Fences.of(bound.reads(), dialect),
                bound.returned().map(returned -> Fences.of(returned, dialect)),
                bound.conflict().flatMap(BoundConflict::action).map(action -> Fences.of(action, dialect)));
    }
}
