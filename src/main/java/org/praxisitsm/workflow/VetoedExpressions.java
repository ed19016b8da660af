package org.praxisitsm.workflow;

import java.util.Map;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.el.ReadOnlyMapELResolver;
import org.camunda.bpm.engine.impl.el.VariableContextElResolver;
import org.camunda.bpm.engine.impl.el.VariableScopeElResolver;
import org.camunda.bpm.impl.juel.jakarta.el.CompositeELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;

/** Expressions that know variables and the registered actions, and nothing of the JVM behind them. */
final class VetoedExpressions extends JuelExpressionManager {

    VetoedExpressions(Map<Object, Object> actions) {
        super(actions);
    }

    @Override
    protected ELResolver createElResolver() {
        var chain = new CompositeELResolver();
        chain.add(new NoMethods());
        chain.add(new VariableScopeElResolver());
        chain.add(new VariableContextElResolver());
        chain.add(new ReadOnlyMapELResolver(beans));
        chain.add(new VetoedResolver());
        return chain;
    }

    /** The engine brings date and Spin functions; a diagram gets none. */
    @Override
    protected FunctionMapper createFunctionMapper() {
        return new FunctionMapper() {
            @Override
            public java.lang.reflect.Method resolveFunction(String prefix, String localName) {
                throw new ELException("An expression may not call " + localName + "()");
            }
        };
    }

    /** First in the chain, because the composite asks in order and takes the first answer. */
    private static final class NoMethods extends ELResolver {

        @Override
        public Object invoke(ELContext context, Object base, Object method, Class<?>[] types, Object[] parameters) {
            throw new ELException("An expression may not call methods ('" + method + "')");
        }

        @Override
        public Object getValue(ELContext context, Object base, Object property) {
            // Names that the engine offers and that lead out of the process.
            if (base == null
                    && ("execution".equals(property)
                            || "task".equals(property)
                            || "caseExecution".equals(property)
                            || "externalTask".equals(property))) {
                throw new ELException("An expression may not name '" + property + "'");
            }
            return null;
        }

        @Override
        public Class<?> getType(ELContext context, Object base, Object property) {
            return null;
        }

        @Override
        public void setValue(ELContext context, Object base, Object property, Object value) {
            throw new ELException("An expression may not set values");
        }

        @Override
        public boolean isReadOnly(ELContext context, Object base, Object property) {
            return false;
        }

        @Override
        public java.util.Iterator<java.beans.FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, Object base) {
            return null;
        }
    }
}
