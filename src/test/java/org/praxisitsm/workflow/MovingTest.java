package org.praxisitsm.workflow;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.context.SpringBootTest;

/** On the context that most tests share: the practice to move is no bean of it, or each JVM would start another. */
@SpringBootTest
abstract class MovingTest {

    MovingPractice practice;

    @Autowired
    void practice(AutowireCapableBeanFactory beans) {
        practice = beans.createBean(MovingPractice.class);
    }
}
