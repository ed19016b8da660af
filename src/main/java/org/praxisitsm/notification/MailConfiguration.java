package org.praxisitsm.notification;

import org.praxisitsm.shared.PublicAddress;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({MailSettings.class, PublicAddress.class})
class MailConfiguration {}
