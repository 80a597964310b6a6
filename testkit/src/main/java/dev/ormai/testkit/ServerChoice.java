package dev.ormai.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Which server to take, by the setting {@value Databases#PROPERTY}. */
final class ServerChoice {
    private static final String AUTO = "auto";
    private static final String EMBEDDED = "embedded";
    private static final String DOCKER = "docker";

    private ServerChoice() {}

    static PostgresServer postgres(String setting) {
        if (isUrl(setting) && DatabaseKind.ofUrl(setting) == DatabaseKind.POSTGRESQL) {
            return PostgresServer.at(setting);
        }
        boolean docker = setting.equals(DOCKER)
                || (!setting.equals(EMBEDDED) && PostgresBinaries.onClassPath().isEmpty() && Docker.isAvailable());
        return docker ? Docker.postgres() : PostgresServer.start();
    }

    static MariaDbServer mariaDb(String setting) {
        if (isUrl(setting) && DatabaseKind.ofUrl(setting).isMySqlFamily()) {
            return MariaDbServer.at(setting);
        }
        try {
            boolean docker = setting.equals(DOCKER)
                    || (!setting.equals(EMBEDDED) && MariaDbPrograms.find().isEmpty() && Docker.isAvailable());
            return docker ? Docker.mariaDb() : MariaDbServer.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack MariaDB", e);
        }
    }

    private static boolean isUrl(String setting) {
        return setting.startsWith("jdbc:");
    }

    /**
     * The setting as it stands now.
     *
     * @throws IllegalArgumentException if it is none of those that are allowed
     */
    static String setting() {
        String setting = System.getProperty(Databases.PROPERTY, AUTO);
        if (!setting.equals(AUTO) && !setting.equals(EMBEDDED) && !setting.equals(DOCKER) && !isUrl(setting)) {
            throw new IllegalArgumentException("%s must be %s, %s, %s or a JDBC URL: %s"
                    .formatted(Databases.PROPERTY, AUTO, EMBEDDED, DOCKER, setting));
        }
        return setting;
    }
}
