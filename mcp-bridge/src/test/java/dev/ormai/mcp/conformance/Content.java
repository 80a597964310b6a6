package dev.ormai.mcp.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** Blocks of content. */
final class Content {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Content() {}

    /** The text as a tree. */
    static ObjectNode object(String json) {
        try {
            return (ObjectNode) JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    static ObjectNode text(String text) {
        return JsonNodeFactory.instance.objectNode().put("type", "text").put("text", text);
    }

    static ObjectNode image() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "image")
                .put("data", png())
                .put("mimeType", "image/png");
    }

    static ObjectNode audio() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "audio")
                .put("data", wav())
                .put("mimeType", "audio/wav");
    }

    static ObjectNode resource(String uri, String mimeType, String text) {
        ObjectNode block = JsonNodeFactory.instance.objectNode().put("type", "resource");
        block.set("resource", embedded(uri, mimeType, text));
        return block;
    }

    static ObjectNode embedded(String uri, String mimeType, String text) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("uri", uri)
                .put("mimeType", mimeType)
                .put("text", text);
    }

    /** What a tool answers. */
    static ObjectNode result(ObjectNode... blocks) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode content = result.putArray("content");
        for (ObjectNode block : blocks) {
            content.add(block);
        }
        return result;
    }

    /** What a prompt answers. */
    static ObjectNode messages(ObjectNode... blocks) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        ArrayNode messages = result.putArray("messages");
        for (ObjectNode block : blocks) {
            messages.addObject().put("role", "user").set("content", block);
        }
        return result;
    }

    /** One pixel. */
    static String png() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }

    /** A moment of silence. */
    private static String wav() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        AudioFormat format = new AudioFormat(8_000, 8, 1, false, false);
        try {
            AudioSystem.write(
                    new AudioInputStream(new ByteArrayInputStream(new byte[8]), format, 8),
                    AudioFileFormat.Type.WAVE,
                    out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
