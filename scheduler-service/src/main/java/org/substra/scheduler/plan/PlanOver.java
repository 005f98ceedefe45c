package org.substra.scheduler.plan;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.UUID;
import org.substra.contract.Key;
import org.substra.contract.message.Message;

/** To all workers: nothing of this plan runs here any more; what was kept for its tuples only can go. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonTypeName("plan-over")
record PlanOver(int version, String id, String channel, Key plan) {

    static PlanOver of(EndedPlan plan) {
        return new PlanOver(Message.VERSION, UUID.randomUUID().toString(), plan.channel(), plan.plan());
    }
}
