package org.praxisitsm.shared;

import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.Pointcut;
import org.springframework.aop.ProxyMethodInvocation;
import org.springframework.aop.support.ComposablePointcut;
import org.springframework.aop.support.DefaultPointcutAdvisor;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Gives what is {@link TriedAgain} up to three goes, outside of its transaction. */
@Configuration(proxyBeanMethods = false)
@Role(BeanDefinition.ROLE_INFRASTRUCTURE)
class TryAgain {

    private static final Logger LOG = LoggerFactory.getLogger(TryAgain.class);

    private static final int GOES = 3;

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static DefaultPointcutAdvisor triedAgain() {
        var marked = new ComposablePointcut((Pointcut) new AnnotationMatchingPointcut(TriedAgain.class, true))
                .union((Pointcut) AnnotationMatchingPointcut.forMethodAnnotation(TriedAgain.class));
        var advisor = new DefaultPointcutAdvisor(marked, (MethodInterceptor) TryAgain::goOn);
        advisor.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return advisor;
    }

    private static @Nullable Object goOn(MethodInvocation call) throws Throwable {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return call.proceed();
        }
        for (var go = 1; ; go++) {
            try {
                return ((ProxyMethodInvocation) call).invocableClone().proceed();
            } catch (RuntimeException failed) {
                if (go == GOES || !Clashes.passesByItself(failed)) {
                    throw failed;
                }
                LOG.info(
                        "{} was broken off for another one and begins anew",
                        call.getMethod().getName());
            }
        }
    }
}
