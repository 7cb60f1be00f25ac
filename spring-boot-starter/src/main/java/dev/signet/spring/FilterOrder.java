package dev.signet.spring;

import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.Ordered;

/** The order of the filters, ahead of those of the application and of Spring Security. */
enum FilterOrder {
    CORS(Ordered.HIGHEST_PRECEDENCE + 100),
    ENGINE(Ordered.HIGHEST_PRECEDENCE + 101),
    TOKEN(Ordered.HIGHEST_PRECEDENCE + 102),
    OUTAGE(Ordered.HIGHEST_PRECEDENCE + 103);

    private final int order;

    FilterOrder(int order) {
        this.order = order;
    }

    <F extends Filter> FilterRegistrationBean<F> register(F filter) {
        FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        registration.addUrlPatterns("/*");
        return registration;
    }
}
