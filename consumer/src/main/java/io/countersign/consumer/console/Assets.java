package io.countersign.consumer.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page's own files, which lie beside this class; they are read once. */
final class Assets {
    private static final String PAGE = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private static final String[] FILES = {
        "app.js",
        "calls.js",
        "console.css",
        "dead.js",
        "elements.js",
        "icon.svg",
        "json.js",
        "live.js",
        "message.js",
        "messages.js",
        "plot.js",
        "sources.js"
    };

    private Assets() {}

    /** The page at /console/, where / leads too, and its files beside it. */
    static void serve(RoutesConfig routes) {
        routes.get("/", context -> context.redirect("console/"));
        byte[] page = read(PAGE);
        routes.get("/console", context -> {
            // The page names its files as they lie beside it.
            if (context.path().endsWith("/")) {
                give(context, PAGE, page);
            } else {
                context.redirect("console/");
            }
        });
        for (String file : FILES) {
            byte[] content = read(file);
            routes.get("/console/" + file, context -> give(context, file, content));
        }
    }

    private static void give(Context context, String file, byte[] content) {
        Headers.ofPage(context);
        String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "application/octet-stream");
        context.contentType(type).result(content);
    }

    private static byte[] read(String file) {
        try (InputStream stream = Assets.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("the console's " + file + " is missing");
            }
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
