package org.praxisitsm.ui.admin;

import com.vaadin.flow.component.UI;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.praxisitsm.shared.Refusal;
import org.praxisitsm.ui.components.ServiceWords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does beside the screen what takes longer than a person wants to wait; the screen can be left meanwhile. */
@Component
class AdminWork {

    private static final Logger LOG = LoggerFactory.getLogger(AdminWork.class);

    private final ExecutorService threads =
            new ThreadPoolExecutor(2, 2, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(50), work -> {
                var thread = new Thread(work, "praxis-admin");
                thread.setDaemon(true);
                return thread;
            });

    /** @param then is told on the screen's own turn: the result, or why there is none */
    <T> void run(UI ui, Callable<T> work, BiConsumer<@Nullable T, @Nullable String> then) {
        var failed = ui.getTranslation("admin.failed");
        var locale = ui.getLocale();
        threads.execute(() -> {
            T result = null;
            String problem = null;
            try {
                result = work.call();
            } catch (Refusal refusal) {
                problem = ServiceWords.in(locale, refusal.getMessage());
            } catch (Exception e) {
                LOG.error("Work begun on an administration page failed", e);
                problem = failed;
            }
            var done = result;
            var why = problem;
            // Who has left is not told; what was begun is done all the same.
            ui.accessLater(() -> then.accept(done, why), () -> {}).run();
        });
    }

    @PreDestroy
    void end() {
        threads.shutdown();
    }
}
