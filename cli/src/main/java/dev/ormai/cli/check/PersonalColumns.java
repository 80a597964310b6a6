package dev.ormai.cli.check;

import java.util.List;
import java.util.regex.Pattern;

/** Tells by its name whether a column is likely to hold personal data or a secret. A hint for people, no guard. */
final class PersonalColumns {
    private static final List<Pattern> LIKELY = List.of(
            name("e?mail"),
            name("phone|mobile|cell|fax"),
            name("ssn|social_security|national_id|passport|tax_id|vat_id|driver_license|licence"),
            name("dob|birth|birthday|birthdate|birth_date"),
            name("iban|bic|account_number|card_number|cc_number|cvv|cvc"),
            name("salary|wage|income"),
            name("address|street|postcode|zip_code|ip|ip_address"),
            name("gender|religion|ethnicity|diagnosis"),
            name("password|passwd|pwd|secret|token|api_key|private_key|hash"));

    private PersonalColumns() {}

    static boolean looksPersonal(String column) {
        String words = column.replaceAll("([a-z])([A-Z])", "$1_$2");
        return LIKELY.stream().anyMatch(pattern -> pattern.matcher(words).find());
    }

    /** The words as whole parts of a name: {@code ship} is no {@code ip}. */
    private static Pattern name(String words) {
        return Pattern.compile("(?:^|_)(?:" + words + ")(?:_|$)", Pattern.CASE_INSENSITIVE);
    }
}
