package dev.ormai.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ormai.policy.settings.ModelSettings;
import dev.ormai.policy.settings.PolicySettings;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One spelling of a policy: the policy file's own keys, sorted, nothing that was not said. Reading it again gives the
 * same policy.
 */
public final class CanonicalForm {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Bytes of SHA-256 that make a version: 128 bits, in which nobody finds two policies alike. */
    private static final int VERSION_BYTES = 16;

    private CanonicalForm() {}

    /** The policy as maps, lists, texts, numbers and booleans. */
    public static Map<String, Object> of(PolicySettings settings) {
        Map<String, Object> form = new TreeMap<>();
        form.put("version", 1);
        form.put("profile", SettingsCheck.word(settings.profile()));
        settings.tenant().ifPresent(tenant -> form.put("tenant", ModelForm.tenant(tenant)));
        putUnlessEmpty(form, "deny", settings.deny());
        putUnlessEmpty(form, "mask", settings.mask());
        settings.hashKey().ifPresent(reference -> form.put("hash_key", reference));
        form.put("models", settings.openModels() ? "*" : models(settings.models()));
        Map<String, Object> roles = new TreeMap<>();
        settings.roles().forEach((role, overlays) -> roles.put(role, Map.of("models", models(overlays))));
        putUnlessEmpty(form, "roles", roles);
        putUnlessEmpty(form, "sql", RuleForms.sql(settings.sql()));
        putUnlessEmpty(form, "audit", RuleForms.audit(settings.audit()));
        return form;
    }

    /** The same as JSON text without blanks; a policy file again. */
    public static String json(PolicySettings settings) {
        try {
            return JSON.writeValueAsString(of(settings));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of plain values are always JSON", e);
        }
    }

    /** A key is part of the version by what it does to a fixed text, so that a new key is a new policy. */
    static String version(PolicySettings settings, Optional<HashKey> key) {
        String keyed = key.map(k -> HexFormat.of().formatHex(k.hmac("policy version".getBytes(StandardCharsets.UTF_8))))
                .orElse("");
        byte[] digest = Digests.sha256((json(settings) + "\n" + keyed).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest, 0, VERSION_BYTES);
    }

    static void putUnlessEmpty(Map<String, Object> form, String key, java.util.Collection<?> value) {
        if (!value.isEmpty()) {
            form.put(key, value);
        }
    }

    static void putUnlessEmpty(Map<String, Object> form, String key, Map<String, ?> value) {
        if (!value.isEmpty()) {
            form.put(key, value);
        }
    }

    private static Map<String, Object> models(Map<String, ModelSettings> models) {
        Map<String, Object> form = new TreeMap<>();
        models.forEach((name, model) -> form.put(name, ModelForm.of(model)));
        return form;
    }
}
