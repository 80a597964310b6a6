package dev.ormai.mcp.tool;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ormai.driver.ToolCall;
import dev.ormai.mcp.answer.Answer;
import dev.ormai.mcp.model.Models;
import java.sql.SQLException;

/** One tool. Without state. */
interface Tool {
    /** Its name without {@code db}. */
    String word();

    /** For people. */
    String title();

    /** For agents. */
    String description();

    /** The same for one principal. */
    default String description(Models models) {
        return description();
    }

    /** Whether there is anything in it for this principal; a call of it is refused otherwise. */
    default boolean isOffered(Models models) {
        return true;
    }

    /** What a call may do. */
    default ToolEffects effects(Models models) {
        return ToolEffects.READS;
    }

    /** JSON Schema of its arguments, for one principal. */
    ObjectNode inputSchema(Models models);

    /** Whether it takes SQL text, which a policy may close. */
    default boolean takesText() {
        return false;
    }

    /** @throws dev.ormai.policy.RefusedException for arguments that are wrong and for what the policy does not allow */
    Answer answer(ToolCall call, ObjectNode arguments) throws SQLException;
}
