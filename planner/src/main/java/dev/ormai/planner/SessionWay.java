package dev.ormai.planner;

import dev.ormai.planner.allow.Setting;
import dev.ormai.planner.allow.SettingList;
import dev.ormai.planner.certify.Certifier;
import dev.ormai.planner.lex.Lexer;
import dev.ormai.planner.lex.Spelling;
import dev.ormai.planner.relation.GuardedSchema;
import dev.ormai.planner.tree.session.ChangeSetting;
import dev.ormai.planner.tree.session.ResetSetting;
import dev.ormai.planner.tree.session.SessionChange;
import dev.ormai.planner.tree.session.SessionStatement;
import dev.ormai.planner.tree.session.ShowSetting;
import dev.ormai.planner.write.SessionWriter;
import dev.ormai.planner.write.Template;
import dev.ormai.policy.ErrorCode;
import dev.ormai.policy.Refusal;
import dev.ormai.policy.RefusedException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** The way of a statement about the session, behind the parser. It reads no table, so the policy is asked for its time limit alone. */
final class SessionWay {
    private static final String CURRENT_SETTING = "current_setting";

    private final SqlRequest request;
    private final String template;
    private final GuardedSchema schema;
    private final SettingList settings;

    private SessionWay(SqlRequest request, String template, GuardedSchema schema) {
        this.request = request;
        this.template = template;
        this.schema = schema;
        this.settings = SettingList.of(request.catalog().dialect());
    }

    static Plan forward(SqlRequest request, String template, GuardedSchema schema, SessionStatement statement) {
        SessionWay way = new SessionWay(request, template, schema);
        return statement instanceof ShowSetting show ? way.shown(show) : way.changed((SessionChange) statement);
    }

    /** A setting is a row of a query of ours: of the database's own value, or of what we keep in its place. */
    private Plan shown(ShowSetting show) {
        Setting setting = settings.find(show.name())
                .filter(Setting::shown)
                .orElseThrow(() -> SettingCheck.refused(show.name(), "shown"));
        boolean path = setting.way() == Setting.Way.PATH;
        Spelling spelling = Spelling.of(request.catalog().dialect());
        String value = path
                ? "cast(" + spelling.string(path()) + " as pg_catalog.text)"
                : "pg_catalog." + CURRENT_SETTING + "(" + spelling.string(setting.name()) + ")";
        String text = "select " + value + " as " + spelling.name(setting.name());
        AdmittedSql admitted = new AdmittedSql(
                text,
                List.of(),
                0,
                Map.of(),
                OptionalLong.empty(),
                OptionalInt.empty(),
                ResultColumns.UNKNOWN,
                Optional.empty());
        List<String> functions = path ? List.of() : List.of(CURRENT_SETTING);
        return new Plan.Forward(
                admitted, explanation(text, functions, "setting " + setting.name() + ": shown", "it reads no table"));
    }

    private String path() {
        return request.scope().searchPath().stream()
                .map(schema -> schema.matches("[a-z_][a-z0-9_$]*") ? schema : '"' + schema.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(", "));
    }

    private Plan changed(SessionChange change) {
        SessionChange checked = change;
        if (change instanceof ChangeSetting set) {
            checked = new SettingCheck(request, schema).checked(set);
        } else if (change instanceof ResetSetting reset) {
            Setting setting = settings.find(reset.name())
                    .filter(found -> found.way() != Setting.Way.NEVER)
                    .orElseThrow(() -> SettingCheck.refused(reset.name(), "reset"));
            checked = new ResetSetting(setting.name());
        }
        String text = SessionWriter.write(checked, request.catalog().dialect());
        return new Plan.Forward(
                AdmittedSql.ofSession(text, checked),
                explanation(
                        text,
                        List.of(),
                        "performed on the connection: no text of the statement is sent",
                        "it changes the session"));
    }

    private Explanation explanation(String text, List<String> functions, String decision, String unplanned) {
        String rewritten = Template.template(
                Lexer.of(request.catalog().dialect(), ParameterStyle.JDBC).lex(text));
        return new Explanation(
                template,
                rewritten,
                List.of(),
                List.of(),
                List.of(),
                functions,
                List.of(decision),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(unplanned),
                new Certificate(Certifier.digest(text), List.of(), functions, false));
    }

    static RefusedException refused(String message, String hint) {
        return new RefusedException(Refusal.of(ErrorCode.STATEMENT_NOT_SUPPORTED, message, hint));
    }
}
