package dev.ormai.cli.agents;

import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.function.UnaryOperator;

/** A client's configuration file. It is changed whole or not at all. */
record InstalledConfiguration(Path file) {
    /**
     * Reads the file, if there is one, and writes what it becomes.
     *
     * @return whether anything was to be changed
     * @throws IOException if it cannot be read or written; then it is as it was
     */
    boolean change(UnaryOperator<EditedJson> change) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        EditedJson before = new EditedJson(Files.exists(real) ? read(real) : "");
        EditedJson after = change.apply(before);
        if (after.equals(before)) {
            return false;
        }
        write(real, after.text());
        return true;
    }

    private static String read(Path file) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedException(Refusal.of(
                    ErrorCode.VALIDATION_ERROR,
                    "file %s is not written in UTF-8".formatted(file),
                    "Save it as UTF-8, then install again"));
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path folder = file.getParent();
        Files.createDirectories(folder);
        Path whole = Files.createTempFile(folder, "." + file.getFileName(), ".new");
        try {
            Files.writeString(whole, text);
            PosixFileAttributeView old = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (old != null && Files.exists(file)) {
                Files.setPosixFilePermissions(whole, old.readAttributes().permissions());
            }
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
    }
}
