package dev.ormai.policy.file;

import dev.ormai.policy.PolicyInvalidException;
import dev.ormai.policy.PolicySet;
import dev.ormai.policy.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The policy of a file that may change while the process runs. A changed file is taken whole; one that is wrong leaves
 * the last good policy in force and is told to the listener once. For all threads: {@link #current()} reads one field,
 * and whoever asks {@link #refreshed()} first after the interval looks at the file while the others go on.
 */
public final class PolicySource {
    /** Told what became of a changed file, on the thread that looked. */
    public interface Listener {
        /** A new policy holds from now on. */
        void changed(PolicySet policy);

        /** The changed file is wrong, so the last good policy goes on holding. */
        void refused(PolicyInvalidException faults);
    }

    /** How often a file is looked at when nothing else is said. */
    public static final Duration INTERVAL = Duration.ofSeconds(1);

    private final PolicyLocation location;
    private final Secrets secrets;
    private final Listener listener;
    private final long intervalNanos;
    private final LongSupplier nanoTime;
    private final ReentrantLock looking = new ReentrantLock();
    private final AtomicLong lookedAt;
    private volatile PolicySet current;
    private Seen seen;

    private PolicySource(
            String location, Secrets secrets, Listener listener, Duration interval, LongSupplier nanoTime) {
        this.location = PolicyLocation.of(location);
        this.secrets = secrets;
        this.listener = listener;
        this.intervalNanos = interval.toNanos();
        this.nanoTime = nanoTime;
        this.lookedAt = new AtomicLong(nanoTime.getAsLong());
        Stamp stamp = Stamp.of(this.location.file());
        byte[] bytes = this.location.read();
        this.seen = new Seen(stamp, digest(bytes));
        this.current = PolicyFile.parse(bytes, location, secrets);
    }

    /**
     * Loads the file, with secrets of this process, the system's log as listener and the usual interval.
     *
     * @throws PolicyInvalidException when it is not there or not right; there is no last good policy yet
     */
    public static PolicySource open(String location) {
        return open(location, Secrets.ofProcess(), new LoggingListener(location), INTERVAL, System::nanoTime);
    }

    /**
     * The same with everything said.
     *
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public static PolicySource open(
            String location, Secrets secrets, Listener listener, Duration interval, LongSupplier nanoTime) {
        return new PolicySource(location, secrets, listener, interval, nanoTime);
    }

    /** The policy in force; never looks at the file. */
    public PolicySet current() {
        return current;
    }

    /** The policy in force, after a look at the file if the interval has passed and nobody else is looking. */
    public PolicySet refreshed() {
        long now = nanoTime.getAsLong();
        long last = lookedAt.get();
        if (now - last >= intervalNanos && lookedAt.compareAndSet(last, now)) {
            refresh();
        }
        return current;
    }

    /** Looks at the file now; whether another policy holds than before. */
    public boolean refresh() {
        looking.lock();
        try {
            return look();
        } finally {
            looking.unlock();
        }
    }

    private boolean look() {
        Stamp stamp = Stamp.of(location.file());
        if (stamp.settled() && stamp.equals(seen.stamp)) {
            return false;
        }
        try {
            byte[] bytes = location.read();
            String digest = digest(bytes);
            boolean same = digest.equals(seen.digest);
            seen = new Seen(stamp, digest);
            return !same && take(bytes);
        } catch (PolicyInvalidException unreadable) {
            tellOnce(stamp, unreadable);
            return false;
        }
    }

    private boolean take(byte[] bytes) {
        PolicySet fresh;
        try {
            fresh = PolicyFile.parse(bytes, location.text(), secrets);
        } catch (PolicyInvalidException wrong) {
            listener.refused(wrong);
            return false;
        }
        boolean other = !fresh.equals(current);
        current = fresh;
        if (other) {
            listener.changed(fresh);
        }
        return other;
    }

    /** A file that cannot be read has no content to compare, so an empty digest stands for it. */
    private void tellOnce(Stamp stamp, PolicyInvalidException unreadable) {
        boolean told = seen.digest.isEmpty();
        seen = new Seen(stamp, "");
        if (!told) {
            listener.refused(unreadable);
        }
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    private record Seen(Stamp stamp, String digest) {}

    /**
     * What tells cheaply that a file did not change.
     *
     * @param settled whether the file's last change is so long ago that another would show in its time
     */
    private record Stamp(@Nullable FileTime time, long size, boolean settled) {
        private static final Duration COARSEST_FILE_TIME = Duration.ofSeconds(3);

        static Stamp of(Optional<Path> file) {
            if (file.isEmpty()) {
                return new Stamp(null, 0, true);
            }
            try {
                FileTime time = Files.getLastModifiedTime(file.get());
                long age = System.currentTimeMillis() - time.toMillis();
                return new Stamp(time, Files.size(file.get()), age > COARSEST_FILE_TIME.toMillis());
            } catch (IOException e) {
                // Reading the file says why; here it only means that nothing can be compared.
                return new Stamp(null, -1, false);
            }
        }
    }

    private record LoggingListener(String location) implements Listener {
        private static final System.Logger LOG = System.getLogger(PolicySource.class.getName());

        @Override
        public void changed(PolicySet policy) {
            LOG.log(System.Logger.Level.INFO, "policy {0} is now version {1}", location, policy.shortVersion());
        }

        @Override
        public void refused(PolicyInvalidException faults) {
            LOG.log(System.Logger.Level.ERROR, "the last good policy goes on holding: {0}", faults.getMessage());
        }
    }
}
