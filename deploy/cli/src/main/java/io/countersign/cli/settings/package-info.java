/**
 * Settings: environment variables over a YAML file over defaults, checked as a whole before anything starts, and handed
 * on as plain records. The one list of names is {@link io.countersign.cli.settings.SettingsMapping}.
 */
@NullMarked
package io.countersign.cli.settings;

import org.jspecify.annotations.NullMarked;
