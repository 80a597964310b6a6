package dev.ormai.testkit;

/**
 * Servers in containers, by Testcontainers, which is an optional dependency: this class can be asked without it. Testcontainers stops its
 * containers when the JVM ends. It logs by SLF4J; with slf4j-nop on the class path, as in our modules, it is silent.
 */
final class Docker {
    private Docker() {}

    /** Whether containers can be started; takes up to a second. */
    static boolean isAvailable() {
        return testcontainersIsOnClassPath() && Containers.dockerAnswers();
    }

    static PostgresServer postgres() {
        requireAvailable();
        return Containers.postgres();
    }

    static MariaDbServer mariaDb() {
        requireAvailable();
        return Containers.mariaDb();
    }

    private static void requireAvailable() {
        if (!testcontainersIsOnClassPath()) {
            throw new IllegalStateException(
                    "Testcontainers is not on the class path: add testcontainers-postgresql and testcontainers-mariadb, or leave %s at auto"
                            .formatted(Databases.PROPERTY));
        }
        if (!Containers.dockerAnswers()) {
            throw new IllegalStateException(
                    "Docker does not answer: start it, or leave %s at auto".formatted(Databases.PROPERTY));
        }
    }

    private static boolean testcontainersIsOnClassPath() {
        return Docker.class.getResource("/org/testcontainers/DockerClientFactory.class") != null;
    }
}
