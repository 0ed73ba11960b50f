package io.countersign.consumer.domain;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form in which contacts are compared. */
public final class ContactForm {
    /** Stands for no region: phone numbers without a country code stay as they are written. */
    public static final String NO_REGION = "ZZ";

    private static final int REMEMBERED = 2048;

    private final PhoneNumberUtil phones = PhoneNumberUtil.getInstance();
    private final String region;

    /** What became of phone numbers lately: parsing one is slow, and each is asked for several times in a batch. */
    private final Map<String, Optional<String>> parsed = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Optional<String>> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * Phone numbers without a country code are read as numbers of this ISO 3166-1 region, for example {@code CA}, or not
     * at all with {@link #NO_REGION}.
     */
    public ContactForm(String region) {
        if (!isRegion(region)) {
            throw new IllegalArgumentException("the default phone region must be an ISO 3166-1 code such as CA");
        }
        this.region = region;
    }

    /** Whether phone numbers can be read as those of the region. */
    public static boolean isRegion(String region) {
        return region.equals(NO_REGION)
                || PhoneNumberUtil.getInstance().getSupportedRegions().contains(region);
    }

    /**
     * E-mail addresses in lower case, phone numbers in E.164 where they can be so, others folded as they stand; all in
     * the Unicode normalization form C, because two ways to encode one letter cannot be told apart by who types it.
     */
    public String normalize(String type, String info) {
        String folded = switch (type) {
            case "PhoneNumber", "CellNumber", "Fax" -> phone(info);
            case "Website", "Other" -> info;
            default -> info.toLowerCase(Locale.ROOT);
        };
        return Normalizer.normalize(folded, Form.NFC);
    }

    private String phone(String info) {
        String e164 = e164(info);
        return e164 != null ? e164 : folded(info);
    }

    /** A phone number in E.164, with its extension; null where it cannot be written so. */
    @Nullable
    String e164(String info) {
        return parsed.computeIfAbsent(info, this::parse).orElse(null);
    }

    private Optional<String> parse(String info) {
        try {
            PhoneNumber number = phones.parse(info, region);
            if (phones.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Optional.empty();
            }
            String extension = number.hasExtension() ? ";ext=" + number.getExtension() : "";
            return Optional.of(phones.format(number, PhoneNumberFormat.E164) + extension);
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    private static String folded(String info) {
        return info.replaceAll("[\\s().-]+", "").toLowerCase(Locale.ROOT);
    }
}
