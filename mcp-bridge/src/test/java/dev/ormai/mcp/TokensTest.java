package dev.ormai.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.ormai.mcp.identity.KeyList;
import dev.ormai.mcp.identity.KeySource;
import dev.ormai.mcp.identity.SharedSecret;
import dev.ormai.mcp.identity.TokenAlgorithm;
import dev.ormai.mcp.identity.TokenKeys;
import dev.ormai.mcp.identity.TokenRules;
import dev.ormai.mcp.identity.Tokens;
import dev.ormai.policy.Principal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Date;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TokensTest {
    private static final String SECRET = "a secret that issuer and server share, for tests";
    private static final Principal ANA = Principal.of("acme", "ana", "support");

    private final MovableClock clock = new MovableClock();
    private final RSAKey rsa;
    private final RSAKey other;
    private final ECKey elliptic;

    TokensTest() throws Exception {
        this.rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        this.other = new RSAKeyGenerator(2048).keyID("other").generate();
        this.elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    }

    private static TokenRules rules(TokenAlgorithm... algorithms) {
        return new TokenRules(
                "https://issuer.example",
                "ormai",
                Set.of(algorithms),
                Duration.ofSeconds(60),
                "tenant_id",
                "sub",
                "roles",
                Map.of("orders.read", List.of("support")));
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("https://issuer.example")
                .audience(List.of("elsewhere", "ormai"))
                .subject("ana")
                .claim("tenant_id", "acme")
                .claim("roles", List.of("support"))
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plusSeconds(300)));
    }

    private TokenKeys keys(JWK... keys) throws IOException {
        String list = new JWKSet(List.of(keys)).toString();
        return KeyList.fetchedFrom(() -> list, Runnable::run, clock);
    }

    private static String token(JWSAlgorithm algorithm, String name, JWSSigner signer, JWTClaimsSet claims)
            throws Exception {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(name).build(), claims);
        token.sign(signer);
        return token.serialize();
    }

    private String token(JWTClaimsSet claims) throws Exception {
        return token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), claims);
    }

    private Optional<Principal> known(TokenRules rules, TokenKeys keys, String token) {
        return new Tokens(rules, keys, clock).principal(Optional.of(token));
    }

    private Optional<Principal> known(JWTClaimsSet claims) throws Exception {
        return known(rules(TokenAlgorithm.RS256), keys(rsa), token(claims));
    }

    @Test
    void aTokenTellsThePrincipal() throws Exception {
        assertThat(known(claims().build())).contains(ANA);
        assertThat(known(claims().claim("roles", "support billing").build())
                        .orElseThrow()
                        .roles())
                .containsExactly("support", "billing");
        assertThat(known(claims().claim("tenant_id", 42L).build()).orElseThrow().tenant())
                .contains("42");
        assertThat(known(claims().claim("tenant_id", null).build())
                        .orElseThrow()
                        .tenant())
                .isEmpty();
    }

    @Test
    void aScopeBringsItsRoles() throws Exception {
        JWTClaimsSet scoped = claims().claim("roles", null)
                .claim("scope", "openid orders.read")
                .build();

        assertThat(known(scoped).orElseThrow().roles()).containsExactly("support");
        assertThat(known(claims().claim("roles", null)
                                .claim("scp", List.of("orders.write"))
                                .build())
                        .orElseThrow()
                        .roles())
                .isEmpty();
    }

    @Test
    void aTokenIsForUsAndForNow() throws Exception {
        Date past = Date.from(clock.instant().minusSeconds(61));
        Date future = Date.from(clock.instant().plusSeconds(61));

        assertThat(known(claims().issuer("https://issuer.example/").build())).isEmpty();
        assertThat(known(claims().issuer(null).build())).isEmpty();
        assertThat(known(claims().audience("elsewhere").build())).isEmpty();
        assertThat(known(claims().audience((String) null).build())).isEmpty();
        assertThat(known(claims().expirationTime(null).build())).isEmpty();
        assertThat(known(claims().expirationTime(past).build())).isEmpty();
        assertThat(known(claims().notBeforeTime(future).build())).isEmpty();
        assertThat(known(claims().issueTime(future).build())).isEmpty();
        assertThat(known(claims().expirationTime(Date.from(clock.instant().minusSeconds(59)))
                        .build()))
                .contains(ANA);
    }

    @Test
    void claimsOfAnotherKindAreNotGuessedAt() throws Exception {
        assertThat(known(claims().claim("tenant_id", List.of("acme")).build())).isEmpty();
        assertThat(known(claims().claim("tenant_id", "").build())).isEmpty();
        assertThat(known(claims().claim("sub", Map.of("a", 1)).build())).isEmpty();
        assertThat(known(claims().claim("roles", Map.of("support", true)).build()))
                .isEmpty();
    }

    @Test
    void theTokenDoesNotChooseItsAlgorithm() throws Exception {
        JWTClaimsSet claims = claims().build();
        String signed = token(JWSAlgorithm.RS512, "rsa", new RSASSASigner(rsa), claims);
        String publicKeyAsSecret = token(
                JWSAlgorithm.HS256,
                "rsa",
                new MACSigner(rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)),
                claims);

        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), signed)).isEmpty();
        assertThat(known(rules(TokenAlgorithm.RS512), keys(rsa), signed)).contains(ANA);
        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), publicKeyAsSecret))
                .isEmpty();
        assertThat(known(rules(TokenAlgorithm.values()), keys(rsa), publicKeyAsSecret))
                .isEmpty();
        assertThat(known(rules(TokenAlgorithm.values()), keys(rsa), new PlainJWT(claims).serialize()))
                .isEmpty();
    }

    @Test
    void aSignatureOfAnotherKeyIsNone() throws Exception {
        String forged = token(JWSAlgorithm.RS256, "rsa", new RSASSASigner(other), claims().build());
        String good = token(claims().build());
        String changed = good.substring(0, good.indexOf('.') + 1)
                + Base64URL.encode(claims().subject("bob").build().toString())
                + good.substring(good.lastIndexOf('.'));

        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), forged)).isEmpty();
        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), changed)).isEmpty();
        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), good + "x")).isEmpty();
        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), "nonsense")).isEmpty();
        assertThat(known(rules(TokenAlgorithm.RS256), keys(rsa), "a".repeat(20_000)))
                .isEmpty();
        assertThat(new Tokens(rules(TokenAlgorithm.RS256), keys(rsa), clock).principal(Optional.empty()))
                .isEmpty();
    }

    @Test
    void everyKindOfKeyChecksItsOwnKindOfSignature() throws Exception {
        JWTClaimsSet claims = claims().build();
        String es = token(JWSAlgorithm.ES256, "elliptic", new ECDSASigner(elliptic), claims);
        String hs = token(JWSAlgorithm.HS256, "any", new MACSigner(SECRET), claims);

        assertThat(known(rules(TokenAlgorithm.ES256), keys(rsa, elliptic), es)).contains(ANA);
        assertThat(known(rules(TokenAlgorithm.ES384), keys(rsa, elliptic), es)).isEmpty();
        assertThat(known(rules(TokenAlgorithm.HS256), new SharedSecret(SECRET), hs))
                .contains(ANA);
        assertThat(known(rules(TokenAlgorithm.HS256), new SharedSecret(SECRET + "!"), hs))
                .isEmpty();
        assertThat(known(rules(TokenAlgorithm.ES256), new SharedSecret(SECRET), es))
                .isEmpty();
        assertThatThrownBy(() -> new SharedSecret("short")).hasMessageContaining("fewer than 32 bytes");
    }

    @Test
    void ed25519IsCheckedToo() throws Exception {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        byte[] encoded = ((EdECPublicKey) pair.getPublic()).getEncoded();
        OctetKeyPair key = new OctetKeyPair.Builder(
                        Curve.Ed25519,
                        Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length)))
                .keyID("ed")
                .build();
        String signed =
                new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID("ed").build().toBase64URL() + "."
                        + claims().build().toPayload().toBase64URL();
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(signed.getBytes(StandardCharsets.US_ASCII));
        String token = signed + "." + Base64URL.encode(signature.sign());

        assertThat(known(rules(TokenAlgorithm.EDDSA), keys(key), token)).contains(ANA);
        assertThat(known(rules(TokenAlgorithm.RS256), keys(key), token)).isEmpty();
        assertThat(known(
                        rules(TokenAlgorithm.EDDSA),
                        keys(key),
                        token(JWSAlgorithm.RS256, "ed", new RSASSASigner(rsa), claims().build())))
                .isEmpty();
        String last = token.substring(token.lastIndexOf('.') + 1);
        assertThat(known(
                        rules(TokenAlgorithm.EDDSA),
                        keys(key),
                        signed + "." + (last.startsWith("A") ? "B" : "A") + last.substring(1)))
                .isEmpty();
    }

    @Test
    void aNewKeyIsFetchedWhenATokenNamesIt() throws Exception {
        String[] list = {new JWKSet(rsa).toString()};
        Deque<Runnable> background = new ArrayDeque<>();
        TokenKeys keys = KeyList.fetchedFrom(() -> list[0], background::add, clock);
        String rotated = token(JWSAlgorithm.RS256, "other", new RSASSASigner(other), claims().build());
        list[0] = new JWKSet(List.of(rsa, other)).toString();

        assertThat(known(rules(TokenAlgorithm.RS256), keys, rotated)).isEmpty();
        assertThat(background).as("just fetched").isEmpty();

        clock.advance(Duration.ofSeconds(11));
        assertThat(known(rules(TokenAlgorithm.RS256), keys, rotated)).isEmpty();
        assertThat(known(rules(TokenAlgorithm.RS256), keys, rotated)).isEmpty();
        assertThat(background).hasSize(1);

        background.remove().run();
        assertThat(known(rules(TokenAlgorithm.RS256), keys, rotated)).contains(ANA);
    }

    @Test
    void aKeyThatWasTakenBackIsForgottenAndUnreachableOnesAreBelievedForADay() throws Exception {
        String[] list = {new JWKSet(List.of(rsa, other)).toString()};
        KeySource source = () -> {
            if (list[0].isEmpty()) {
                throw new IOException("unreachable");
            }
            return list[0];
        };
        TokenKeys keys = KeyList.fetchedFrom(source, Runnable::run, clock);
        list[0] = new JWKSet(rsa).toString();
        clock.advance(Duration.ofMinutes(6));

        assertThat(known(rules(TokenAlgorithm.RS256), keys, token(claims().build())))
                .contains(ANA);
        assertThat(known(
                        rules(TokenAlgorithm.RS256),
                        keys,
                        token(JWSAlgorithm.RS256, "other", new RSASSASigner(other), claims().build())))
                .isEmpty();

        list[0] = "";
        clock.advance(Duration.ofHours(23));
        assertThat(known(rules(TokenAlgorithm.RS256), keys, token(claims().build())))
                .contains(ANA);
        clock.advance(Duration.ofHours(2));
        assertThat(known(rules(TokenAlgorithm.RS256), keys, token(claims().build())))
                .isEmpty();
    }

    @Test
    void keysComeFromAFileOrByAnEncryptedWay(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, new JWKSet(rsa).toString());
        TokenKeys keys = KeyList.fetchedFrom(KeySource.of(file.toString()), Runnable::run, clock);

        assertThat(known(rules(TokenAlgorithm.RS256), keys, token(claims().build())))
                .contains(ANA);
        assertThatThrownBy(() -> KeySource.of("http://issuer.example/keys")).hasMessageContaining("by https");
        Files.writeString(file, "{\"keys\": []}");
        assertThatThrownBy(() -> KeyList.fetchedFrom(KeySource.of(file.toString()), Runnable::run, clock))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("holds no public keys");
    }
}
