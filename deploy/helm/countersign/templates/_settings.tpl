{{/* The settings as a file; an empty text is a setting that is not given. */}}
{{- define "countersign.settings" -}}
{{- $file := dict -}}
{{- range $group, $members := .Values.settings -}}
{{- $given := dict -}}
{{- range $key, $value := $members -}}
{{- if not (or (kindIs "invalid" $value) (and (kindIs "string" $value) (eq $value ""))) -}}
{{- $_ := set $given $key $value -}}
{{- end -}}
{{- end -}}
{{- if $given -}}
{{- $_ := set $file $group $given -}}
{{- end -}}
{{- end -}}
{{- toYaml $file -}}
{{- end -}}

{{/* The files that declare sources, fields and forms, by name, in the order in which they are applied. */}}
{{- define "countersign.definitions" -}}
{{- with .Values.sources }}
sources.yaml: |
  {{- toYaml (dict "sources" .) | nindent 2 }}
{{- end }}
{{- range $index, $item := .Values.fields }}
fields-{{ $index }}.yaml: |
  {{- toYaml $item | nindent 2 }}
{{- end }}
{{- range $index, $item := .Values.forms }}
forms-{{ $index }}.yaml: |
  {{- toYaml $item | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Whole seconds of a length of time like 500ms, 30s, 5m, 1h. */}}
{{- define "countersign.seconds" -}}
{{- $number := regexFind "^[0-9]+" . | int -}}
{{- $unit := regexFind "[a-z]+$" . -}}
{{- if eq $unit "ms" -}}
{{- div (add $number 999) 1000 -}}
{{- else -}}
{{- mul $number (get (dict "s" 1 "m" 60 "h" 3600 "d" 86400) $unit) -}}
{{- end -}}
{{- end -}}

{{/* The processor may use its time to drain and then some seconds to leave the group and to close. */}}
{{- define "countersign.consumerGrace" -}}
{{- add (include "countersign.seconds" (index .Values.settings.consumer "drain-timeout")) .Values.consumer.terminationMarginSeconds -}}
{{- end -}}

{{/* The gateway finishes calls first and then messages without an acknowledgement yet, each as long as it may drain. */}}
{{- define "countersign.gatewayGrace" -}}
{{- add .Values.gateway.preStopSeconds (mul 2 (include "countersign.seconds" (index .Values.settings.gateway "drain-timeout"))) .Values.gateway.terminationMarginSeconds -}}
{{- end -}}

{{/*
The secret settings of a component that are given, as a YAML list of setting, existingSecret and key. Takes root and
component.
*/}}
{{- define "countersign.secretSettings" -}}
{{- $secrets := .root.Values.secrets -}}
{{- $gateway := .root.Values.gateway -}}
{{- $given := dict -}}
{{- if ne .component "gateway" -}}
{{- $_ := set $given "database.password" $secrets.database.password -}}
{{- end -}}
{{- if has .component (list "consumer" "test") -}}
{{- $_ := set $given "community.private-key" (index $secrets.community "private-key") -}}
{{- $_ := set $given "console.operator-token" (index $secrets.console "operator-token") -}}
{{- end -}}
{{- if eq .component "gateway" -}}
{{- $_ := set $given "gateway.tls-keystore-password" $gateway.tls.password -}}
{{- end -}}
{{- if ne .component "migration" -}}
{{- range $property, $reference := $secrets.kafka -}}
{{- $_ := set $given (printf "kafka.%s" $property) $reference -}}
{{- end -}}
{{- end -}}
{{- if eq .component "gateway" -}}
{{- range $property, $reference := $gateway.secrets.kafka -}}
{{- $_ := set $given (printf "kafka.%s" $property) $reference -}}
{{- end -}}
{{- end -}}
{{- $list := list -}}
{{- range $setting, $reference := $given -}}
{{- if $reference.existingSecret -}}
{{- $list = append $list (dict "setting" $setting "existingSecret" $reference.existingSecret "key" $reference.key) -}}
{{- end -}}
{{- end -}}
{{- toYaml $list -}}
{{- end -}}
