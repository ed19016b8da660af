package org.praxisitsm.identity;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.identity.People.Person;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.shared.Refusal.FieldError;

/** What may be entered for a person. */
final class PersonCheck {

    static final int SHORTEST_PASSWORD = 12;
    /** BCrypt reads no further. */
    static final int LONGEST_PASSWORD_IN_BYTES = 72;

    /** No colon: {@code system:} marks components. No @: that marks a mail address at sign-in. */
    private static final Pattern ACCOUNT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    static final Pattern KEY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private PersonCheck() {}

    static void require(Person person) {
        var errors = new ArrayList<FieldError>();
        check(ACCOUNT.matcher(person.account()).matches(), "account", "Small letters, digits, dot, dash.", errors);
        check(!person.name().isBlank() && person.name().length() <= 160, "name", "1 to 160 characters.", errors);
        check(isKey(person.unit(), 32), "unit", "The key of a unit, such as it or hr.", errors);
        check(
                person.email() == null || person.email().length() <= 254 && matches(EMAIL, person.email()),
                "email",
                "A mail address.",
                errors);
        checkLength(person.title(), 160, "title", errors);
        checkLength(person.phone(), 64, "phone", errors);
        checkLength(person.site(), 160, "site", errors);
        check(isLocale(person.locale()), "locale", "A language tag, such as en or de-AT.", errors);
        check(isZone(person.zone()), "zone", "A time zone, such as Europe/Lisbon.", errors);
        check(!person.account().equals(person.manager()), "manager", "Nobody is their own manager.", errors);
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
    }

    static void requirePassword(String account, String password) {
        var bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD_IN_BYTES) {
            throw Refusal.invalid(
                    "password",
                    "Between " + SHORTEST_PASSWORD + " characters and " + LONGEST_PASSWORD_IN_BYTES + " bytes.");
        }
        if (password.toLowerCase(Locale.ROOT).contains(account) && account.length() > 3) {
            throw Refusal.invalid("password", "Must not contain the account.");
        }
    }

    static boolean isKey(String key, int longest) {
        return key.length() <= longest && matches(KEY, key);
    }

    private static boolean matches(Pattern pattern, String text) {
        return pattern.matcher(text).matches();
    }

    private static boolean isLocale(String tag) {
        return tag.length() <= 16 && !Locale.forLanguageTag(tag).getLanguage().isEmpty();
    }

    private static boolean isZone(String zone) {
        try {
            return zone.length() <= 64 && !ZoneId.of(zone).getId().isEmpty();
        } catch (DateTimeException unknown) {
            return false;
        }
    }

    private static void checkLength(@Nullable String value, int longest, String field, List<FieldError> errors) {
        check(value == null || value.length() <= longest, field, "At most " + longest + " characters.", errors);
    }

    private static void check(boolean good, String field, String message, List<FieldError> errors) {
        if (!good) {
            errors.add(new FieldError(field, message));
        }
    }
}
