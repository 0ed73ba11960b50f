package io.countersign.helm;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Holds objects against the models of Kubernetes' own API: unknown and missing fields, wrong types, bad quantities. It
 * knows no enumerations and no patterns.
 */
final class KubernetesModels {
    private static final String MODELS = JSON.class.getPackageName() + ".models.";

    static {
        // The models read with what its constructor leaves behind.
        var unused = new JSON();
    }

    private KubernetesModels() {}

    /** What is wrong with an object; nothing if the API server would take it. */
    static List<String> problems(Node object) {
        JsonElement given = new Gson().toJsonTree(object.value());
        List<String> problems = new ArrayList<>();
        try {
            Class<?> model = Class.forName(MODELS + modelName(object));
            model.getMethod("validateJsonElement", JsonElement.class).invoke(null, given);
            Object read = model.getMethod("fromJson", String.class).invoke(null, given.toString());
            String written = String.valueOf(model.getMethod("toJson").invoke(read));
            compare("", given, JsonParser.parseString(written), problems);
        } catch (ClassNotFoundException e) {
            problems.add("there is no " + object.at("kind").text() + " in "
                    + object.at("apiVersion").text());
        } catch (InvocationTargetException e) {
            problems.add(String.valueOf(e.getCause()));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("the models have changed", e);
        }
        return problems;
    }

    private static String modelName(Node object) {
        String apiVersion = object.at("apiVersion").text();
        String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
        return version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + object.at("kind").text();
    }

    /** A value that comes back as another one was not of the type that Kubernetes wants. */
    private static void compare(String path, JsonElement given, @Nullable JsonElement back, List<String> problems) {
        if (back == null) {
            problems.add(path + " is lost");
        } else if (given.isJsonObject() && back.isJsonObject()) {
            JsonObject members = back.getAsJsonObject();
            given.getAsJsonObject()
                    .entrySet()
                    .forEach(member -> compare(
                            path + "/" + member.getKey(), member.getValue(), members.get(member.getKey()), problems));
        } else if (given.isJsonArray() && back.isJsonArray()) {
            for (int i = 0; i < given.getAsJsonArray().size(); i++) {
                compare(
                        path + "/" + i,
                        given.getAsJsonArray().get(i),
                        back.getAsJsonArray().get(i),
                        problems);
            }
        } else if (!isSame(path, given, back)) {
            problems.add(path + " is " + given + ", which is not of the type that Kubernetes wants: " + back);
        }
    }

    private static boolean isSame(String path, JsonElement given, JsonElement back) {
        if (!given.isJsonPrimitive() || !back.isJsonPrimitive()) {
            return given.equals(back);
        }
        JsonPrimitive left = given.getAsJsonPrimitive();
        JsonPrimitive right = back.getAsJsonPrimitive();
        if (left.isNumber() && right.isNumber()) {
            return left.getAsBigDecimal().compareTo(right.getAsBigDecimal()) == 0;
        }
        // Quantities are written as short as they can be.
        if (path.matches(".*/(requests|limits)/[a-z-]+|.*/sizeLimit")) {
            return Quantity.fromString(left.getAsString())
                            .getNumber()
                            .compareTo(Quantity.fromString(right.getAsString()).getNumber())
                    == 0;
        }
        return left.equals(right);
    }
}
