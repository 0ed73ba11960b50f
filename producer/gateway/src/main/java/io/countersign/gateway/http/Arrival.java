package io.countersign.gateway.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/** Closes connections whose request does not bring its whole body in time; loading the body is left to what is inside. */
final class Arrival extends Handler.Wrapper {
    private static final String TIMER = Arrival.class.getName();

    Arrival(Handler inside) {
        super(inside);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Scheduler.Task timer = request.getComponents()
                .getScheduler()
                .schedule(
                        () -> request.getConnectionMetaData()
                                .getConnection()
                                .getEndPoint()
                                .close(),
                        Jetty.ARRIVAL.toMillis(),
                        TimeUnit.MILLISECONDS);
        request.setAttribute(TIMER, timer);
        return super.handle(request, response, callback);
    }

    /** Stands behind the loading of the body. */
    static final class Done extends Handler.Wrapper {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            if (request.removeAttribute(TIMER) instanceof Scheduler.Task timer) {
                timer.cancel();
            }
            return super.handle(request, response, callback);
        }
    }
}
