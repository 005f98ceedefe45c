package org.substra.ledger.postgres;

import io.quarkus.agroal.DataSource;
import io.quarkus.arc.lookup.LookupIfProperty;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.substra.contract.Key;
import org.substra.contract.Position;
import org.substra.contract.event.Event;
import org.substra.contract.message.CommandAnswer;
import org.substra.contract.message.CommandMessage;
import org.substra.contract.message.Message;
import org.substra.contract.message.QueryAnswer;
import org.substra.contract.message.QueryMessage;
import org.substra.ledger.channel.Follower;
import org.substra.ledger.channel.Notifications;
import org.substra.ledger.execution.RulesEngine;
import org.substra.ledger.input.Signer;
import org.substra.ledger.port.Ledger;
import org.substra.ledger.settings.LedgerSettings;

/** All channels of the embedded ledger. */
@ApplicationScoped
@LookupIfProperty(name = "substra.ledger.kind", stringValue = "postgres", lookupIfMissing = true)
class PostgresLedger implements Ledger {

    private final Map<String, PostgresChannel> channels = new LinkedHashMap<>();
    private final Notifications notifications;

    PostgresLedger(LedgerSettings settings, @DataSource("log") javax.sql.DataSource log, javax.sql.DataSource own) {
        Signer signer = Signer.fromPem(settings.organisation(), settings.signingKeyFile());
        for (String channel : settings.channels()) {
            Key genesis = settings.genesis(channel);
            channels.put(channel, new PostgresChannel(channel, genesis, signer, RulesEngine.CONTRACT, log, own));
        }
        Map<String, Follower> followers = channels.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().follower()));
        this.notifications = new Notifications(log, followers);
    }

    @Override
    public void start(Consumer<Event> listener) {
        channels.values().forEach(channel -> channel.start(listener));
        Thread.ofVirtual().name("log-notifications").start(notifications);
        channels.forEach((name, channel) ->
                Thread.ofVirtual().name("registration-" + name).start(new Registration(name, channel)));
    }

    @Override
    public void stop() {
        notifications.stop();
        channels.values().forEach(PostgresChannel::stop);
    }

    @Override
    public Optional<CommandAnswer> submit(CommandMessage message) throws InterruptedException {
        PostgresChannel channel = channels.get(message.channel());
        if (channel == null) {
            return Optional.of(new CommandAnswer.Unavailable(
                    Message.VERSION, message.id(), message.channel(), unknown(message.channel())));
        }
        return channel.submit(message);
    }

    @Override
    public QueryAnswer ask(QueryMessage message) throws InterruptedException {
        PostgresChannel channel = channels.get(message.channel());
        if (channel == null) {
            return new QueryAnswer.Failed(Message.VERSION, message.id(), message.channel(), unknown(message.channel()));
        }
        return channel.ask(message);
    }

    @Override
    public List<String> channels() {
        return List.copyOf(channels.keySet());
    }

    @Override
    public @Nullable Position newest(String channel) {
        try {
            PostgresChannel known = channels.get(channel);
            return known == null ? null : known.newest();
        } catch (SQLException e) {
            Log.debugf("the newest event of %s is not known now: %s", channel, e.getMessage());
            return null;
        }
    }

    @Override
    public Duration lag(String channel) {
        return follower(channel).lag();
    }

    @Override
    public long executed(String channel) {
        return follower(channel).executed();
    }

    @Override
    public List<String> troubles() {
        return channels.values().stream()
                .flatMap(channel -> channel.trouble().stream())
                .toList();
    }

    private Follower follower(String channel) {
        PostgresChannel known = channels.get(channel);
        if (known == null) {
            throw new IllegalArgumentException(unknown(channel));
        }
        return known.follower();
    }

    private String unknown(String channel) {
        return "this node is not on channel " + channel + ", only on " + channels.keySet();
    }
}
