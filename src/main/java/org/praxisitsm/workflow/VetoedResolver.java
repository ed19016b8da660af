package org.praxisitsm.workflow;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.jspecify.annotations.Nullable;

/**
 * The end of the resolver chain: a name that nobody knows is null, the entries of a map or list may be read, and everything
 * else, every method call above all, is refused.
 */
final class VetoedResolver extends ELResolver {

    @Override
    public @Nullable Object getValue(ELContext context, @Nullable Object base, @Nullable Object property) {
        if (base == null) {
            context.setPropertyResolved(true);
            return null;
        }
        if (base instanceof Map<?, ?> map) {
            context.setPropertyResolved(true);
            return map.get(property);
        }
        if (base instanceof List<?> list && property instanceof Number index) {
            context.setPropertyResolved(true);
            return index.intValue() >= 0 && index.intValue() < list.size() ? list.get(index.intValue()) : null;
        }
        throw refused(base, property);
    }

    @Override
    public Object invoke(
            ELContext context, @Nullable Object base, Object method, Class<?>[] types, Object @Nullable [] parameters) {
        throw refused(base, method);
    }

    private static ELException refused(@Nullable Object base, @Nullable Object property) {
        var type = base == null ? "nothing" : base.getClass().getSimpleName();
        return new ELException("An expression may not reach into " + type + " ('" + property + "')");
    }

    @Override
    public Class<?> getType(ELContext context, Object base, Object property) {
        throw refused(base, property);
    }

    @Override
    public void setValue(ELContext context, Object base, Object property, Object value) {
        throw refused(base, property);
    }

    @Override
    public boolean isReadOnly(ELContext context, Object base, Object property) {
        return true;
    }

    @Override
    public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, Object base) {
        return null;
    }

    @Override
    public @Nullable Class<?> getCommonPropertyType(ELContext context, Object base) {
        return null;
    }
}
