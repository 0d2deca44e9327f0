package dev.parley.subscriptions;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads typed email addresses and telephone numbers. Throws {@link RefusedRequest} for addresses that are not served. */
public final class AddressReader {
    /** RFC 5321, 4.5.3.1. */
    private static final int LONGEST_EMAIL = 254;

    private static final int LONGEST_LOCAL_PART = 64;

    /** Dot-string and domain of RFC 5321, in ASCII. SNS accepts no quoted local parts and no address literals. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                    + "@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+[A-Za-z]([A-Za-z0-9-]{0,61}[A-Za-z0-9])");

    private static final Pattern TYPED_NUMBER = Pattern.compile("\\+[0-9 ().\\-/]{6,30}");

    /** Numbers that cannot receive an SMS, or that charge the sender. */
    private static final Set<PhoneNumberType> NO_SMS = Set.of(
            PhoneNumberType.FIXED_LINE,
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.UAN,
            PhoneNumberType.PAGER,
            PhoneNumberType.VOICEMAIL);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final List<String> smsCountries;

    /**
     * @param smsCountries countries whose numbers may subscribe, separated by commas: calling codes (44) or ISO 3166
     *     alpha-2 codes (GB, which excludes other countries with the same calling code); {@code none} for no SMS at all
     * @throws IllegalArgumentException for a country that does not exist
     */
    public AddressReader(String smsCountries) {
        this.smsCountries = Arrays.stream(smsCountries.split(","))
                .map(one -> one.strip().replace("+", "").toUpperCase(Locale.ROOT))
                .filter(one -> !one.isEmpty() && !one.equals("NONE"))
                .toList();
        for (var one : this.smsCountries) {
            if (!numbers.getSupportedRegions().contains(one)
                    && !(one.matches("[0-9]{1,3}")
                            && numbers.getSupportedCallingCodes().contains(Integer.valueOf(one)))) {
                throw new IllegalArgumentException("SmsCountries is \"" + smsCountries + "\", but " + one
                        + " is neither a calling code nor an ISO 3166 alpha-2 code");
            }
        }
    }

    /** Reads an email address; its domain becomes lower case. */
    public Address email(String typed) {
        var address = typed.strip();
        int at = address.lastIndexOf('@');
        if (address.length() > LONGEST_EMAIL
                || at > LONGEST_LOCAL_PART
                || !EMAIL.matcher(address).matches()) {
            throw invalid("email must be an address that mail can be sent to, such as ann@example.org");
        }
        return new Address(
                Channel.EMAIL, address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }

    /** Reads a telephone number into E.164. */
    public Address phone(String typed) {
        if (!TYPED_NUMBER.matcher(typed.strip()).matches()) {
            throw invalid("phone must be a number with its calling code, such as +44 7700 900123");
        }
        var number = parsed(typed);
        if (smsCountries.isEmpty()) {
            throw invalid("this system sends no SMS: subscribe with an email address");
        }
        if (!allowed(number)) {
            throw invalid("numbers of this country are not served, only those of " + String.join(", ", smsCountries)
                    + ": subscribe with an email address");
        }
        if (NO_SMS.contains(numbers.getNumberType(number))) {
            throw invalid("phone is not a mobile number, and cannot receive an SMS");
        }
        var normal = numbers.format(number, PhoneNumberFormat.E164);
        if (!parsed(normal).equals(number)) {
            throw invalid("phone has zeros after its calling code that numbers of its country do not have");
        }
        return new Address(Channel.SMS, normal);
    }

    private PhoneNumber parsed(String typed) {
        try {
            var number = numbers.parse(typed, null);
            var possible = numbers.isPossibleNumberWithReason(number);
            if (possible == ValidationResult.IS_POSSIBLE) {
                return number;
            }
            throw invalid(
                    switch (possible) {
                        case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> "phone has too few digits for its country";
                        case TOO_LONG -> "phone has too many digits for its country";
                        case INVALID_COUNTRY_CODE -> "phone begins with a calling code that no country has";
                        case INVALID_LENGTH, IS_POSSIBLE ->
                            "phone does not have as many digits as numbers of its country";
                    });
        } catch (NumberParseException e) {
            throw invalid("phone begins with a calling code that no country has, or has too few digits");
        }
    }

    /** A number that fits no country's numbering plan counts for the main country of its calling code. */
    private boolean allowed(PhoneNumber number) {
        var region = numbers.getRegionCodeForNumber(number);
        var country = region == null ? numbers.getRegionCodeForCountryCode(number.getCountryCode()) : region;
        return smsCountries.contains(country) || smsCountries.contains(Integer.toString(number.getCountryCode()));
    }

    private static RefusedRequest invalid(String message) {
        return new RefusedRequest(RefusedRequest.Reason.INVALID, message);
    }
}
