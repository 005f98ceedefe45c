package org.substra.api.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.substra.api.asset.Wire;
import org.substra.contract.Key;
import org.substra.contract.Limits;
import org.substra.contract.OrganisationId;
import org.substra.contract.Permissions;
import org.substra.contract.Refusal;

/** The kinds of value that requests have. */
public final class FieldTypes {

    private static final Set<String> TRUE = Set.of("t", "T", "true", "True", "TRUE", "1");
    private static final Set<String> FALSE = Set.of("f", "F", "false", "False", "FALSE", "0", "");

    public static final FieldType<Key> KEY = value -> key(text(value));
    public static final FieldType<List<Key>> KEYS = listOf(KEY);
    public static final FieldType<List<String>> TEXTS = listOf(FieldTypes::text);
    public static final FieldType<Boolean> FLAG = FieldTypes::flag;
    public static final FieldType<Integer> INTEGER = FieldTypes::integer;
    public static final FieldType<OrganisationId> ORGANISATION = FieldTypes::organisation;
    public static final FieldType<Map<String, String>> METADATA = FieldTypes::metadata;
    public static final FieldType<Permissions> PERMISSIONS = FieldTypes::permissions;

    /** Of permissions that are never public: whom they name. */
    public static final FieldType<List<OrganisationId>> AUTHORIZED = FieldTypes::authorized;

    private FieldTypes() {}

    /** A text of so many characters. */
    public static FieldType<String> text(int min, int max) {
        return value -> {
            String text = text(value);
            if (text.isEmpty() && min > 0) {
                throw new Malformed("This field may not be blank.");
            }
            if (text.codePointCount(0, text.length()) > max) {
                throw new Malformed("Ensure this field has no more than " + max + " characters.");
            }
            return checked(() -> Limits.text("text", text, min, max));
        };
    }

    /** A list; one value alone is a list of one, as forms spell it. */
    private static <T> FieldType<List<T>> listOf(FieldType<T> type) {
        return value -> {
            if (value.isObject()) {
                throw new Malformed("Expected a list of items but got type \"dict\".");
            }
            var items = new ArrayList<T>();
            for (JsonNode item : value.isArray() ? value : List.of(value)) {
                items.add(type.read(item));
            }
            return List.copyOf(items);
        };
    }

    private static String text(JsonNode value) throws Malformed {
        if (value.isTextual() || value.isNumber()) {
            return value.asText();
        }
        throw new Malformed("Not a valid string.");
    }

    private static Key key(String text) throws Malformed {
        if (!Key.isKey(text)) {
            throw new Malformed("Not a key of 64 hexadecimal characters.");
        }
        return new Key(text);
    }

    private static boolean flag(JsonNode value) throws Malformed {
        if (TRUE.contains(value.asText())) {
            return true;
        }
        if (FALSE.contains(value.asText()) && value.isValueNode()) {
            return false;
        }
        throw new Malformed("Must be a valid boolean.");
    }

    private static Map<String, String> metadata(JsonNode value) throws Malformed {
        if (!value.isObject()) {
            throw new Malformed("Expected a dictionary of items.");
        }
        var entries = new LinkedHashMap<String, String>();
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            entries.put(entry.getKey(), text(entry.getValue()));
        }
        return checked(() -> Limits.metadata(entries));
    }

    private static Permissions permissions(JsonNode value) throws Malformed {
        JsonNode isPublic = value.path(Wire.PUBLIC);
        if (isPublic.isMissingNode() || isPublic.isNull()) {
            throw new Malformed(Wire.PUBLIC + ": This field is required.");
        }
        return new Permissions(flag(isPublic), authorized(value));
    }

    private static List<OrganisationId> authorized(JsonNode value) throws Malformed {
        JsonNode ids = value.path(Wire.AUTHORIZED_IDS);
        if (!ids.isArray()) {
            throw new Malformed(Wire.AUTHORIZED_IDS + ": This field is required.");
        }
        var organisations = new ArrayList<OrganisationId>();
        for (JsonNode id : ids) {
            organisations.add(ORGANISATION.read(id));
        }
        return List.copyOf(organisations);
    }

    private static OrganisationId organisation(JsonNode value) throws Malformed {
        String id = text(value);
        return checked(() -> new OrganisationId(id));
    }

    private static int integer(JsonNode value) throws Malformed {
        try {
            if (value.isTextual() || value.isIntegralNumber()) {
                return Integer.parseInt(value.asText());
            }
        } catch (NumberFormatException e) {
            throw new Malformed("A valid integer is required.");
        }
        throw new Malformed("A valid integer is required.");
    }

    private static <T> T checked(Supplier<T> made) throws Malformed {
        try {
            return made.get();
        } catch (Refusal refusal) {
            throw new Malformed(refusal.getMessage());
        }
    }
}
