package org.praxisitsm.shared;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    ShiftableClock clock() {
        return new ShiftableClock();
    }
}
