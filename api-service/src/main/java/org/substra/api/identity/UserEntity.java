package org.substra.api.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** A person who may sign in. */
@Entity
@Table(name = "api_user")
class UserEntity {

    @Id
    String name;

    @Column
    String password;

    @Column
    @Nullable
    String channel;

    /** What JSON web tokens name the user by; the database counts. */
    @Column(insertable = false, updatable = false)
    long id;
}
