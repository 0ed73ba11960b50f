package io.countersign.gateway.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Ends calls that do not bring their whole body in time; loading the body is left to what is inside. */
final class Arrival extends Handler.Wrapper {
    private static final String TIMER = Arrival.class.getName();

    private final Duration limit;

    Arrival(Handler inside, Duration limit) {
        super(inside);
        this.limit = limit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Once once = new Once(callback);
        Scheduler.Task timer = request.getComponents()
                .getScheduler()
                .schedule(() -> end(request, response, once), limit.toMillis(), TimeUnit.MILLISECONDS);
        request.setAttribute(TIMER, timer);
        return super.handle(request, response, once);
    }

    private static void end(Request request, Response response, Once once) {
        if (once.take()) {
            Response.writeError(request, response, once.callback, HttpStatus.REQUEST_TIMEOUT_408);
        }
    }

    /** Whoever ends a call first, ends it: the clock, or what was loading its body. */
    private static final class Once implements Callback {
        private final Callback callback;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Once(Callback callback) {
            this.callback = callback;
        }

        private boolean take() {
            return ended.compareAndSet(false, true);
        }

        @Override
        public void succeeded() {
            if (take()) {
                callback.succeeded();
            }
        }

        @Override
        public void failed(Throwable failure) {
            if (take()) {
                callback.failed(failure);
            }
        }
    }

    /** Stands behind the loading of the body. */
    static final class Done extends Handler.Wrapper {
        private final UnderWay underWay;

        Done(UnderWay underWay) {
            this.underWay = underWay;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.removeAttribute(TIMER) instanceof Scheduler.Task timer) {
                timer.cancel();
            }
            return super.handle(request, response, underWay.begins(callback));
        }
    }
}
