{{/* What all pods have in common. Takes root. */}}
{{- define "countersign.podCommon" -}}
serviceAccountName: {{ include "countersign.serviceAccountName" .root }}
automountServiceAccountToken: false
enableServiceLinks: false
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .root.Values.podSecurityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Where pods may run. Takes root, component and values, the part of the values that belongs to the component. */}}
{{- define "countersign.scheduling" -}}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- with .values.topologySpreadConstraints }}
topologySpreadConstraints:
  {{- range . }}
  - topologyKey: {{ .topologyKey }}
    maxSkew: {{ .maxSkew }}
    whenUnsatisfiable: {{ .whenUnsatisfiable }}
    labelSelector:
      matchLabels:
        {{- include "countersign.selectorLabels" $ | nindent 8 }}
    # Without it the pods of the old version would be counted while the new one is rolled out.
    matchLabelKeys:
      - pod-template-hash
  {{- end }}
{{- end }}
{{- end -}}

{{/* Image and security of a container, and how its JVM runs. Takes root and values. */}}
{{- define "countersign.containerCommon" -}}
image: {{ include "countersign.image" .root }}
imagePullPolicy: {{ .root.Values.image.pullPolicy }}
{{- with .root.Values.securityContext }}
securityContext:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.resources }}
resources:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end -}}

{{/* Where settings and secrets are. Takes root, component and values. */}}
{{- define "countersign.env" -}}
- name: COUNTERSIGN_CONFIG
  value: /etc/countersign/settings/countersign.yaml
{{- with .values.javaOptions }}
- name: JDK_JAVA_OPTIONS
  value: {{ . | quote }}
{{- end }}
{{- $user := .root.Values.secrets.database.user }}
{{- if and (ne .component "gateway") $user.existingSecret }}
- name: COUNTERSIGN_DATABASE_USER
  valueFrom:
    secretKeyRef:
      name: {{ $user.existingSecret }}
      key: {{ $user.key }}
{{- end }}
{{- range include "countersign.secretSettings" . | fromYamlArray }}
- name: COUNTERSIGN_{{ regexReplaceAll "[^A-Z0-9]" (upper .setting) "_" }}_FILE
  value: /etc/countersign/secrets/{{ .setting }}
{{- end }}
{{- if eq .component "gateway" }}
- name: COUNTERSIGN_GATEWAY_CLIENTS
  value: /etc/countersign/clients/{{ .root.Values.gateway.clients.key }}
{{- if .root.Values.gateway.tls.keystore.existingSecret }}
- name: COUNTERSIGN_GATEWAY_TLS_KEYSTORE
  value: /etc/countersign/secrets/gateway.tls-keystore
{{- end }}
{{- end }}
{{- with .values.extraEnv }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* What is projected into /etc/countersign/secrets: secret settings, and the files that settings name. */}}
{{- define "countersign.secretSources" -}}
{{- range include "countersign.secretSettings" . | fromYamlArray }}
- secret:
    name: {{ .existingSecret }}
    items:
      - key: {{ .key }}
        path: {{ .setting }}
{{- end }}
{{- $ca := .root.Values.secrets.database.ca }}
{{- if and (ne .component "gateway") $ca.existingSecret }}
- secret:
    name: {{ $ca.existingSecret }}
    items:
      - key: {{ $ca.key }}
        path: database.ca
{{- end }}
{{- $keystore := .root.Values.gateway.tls.keystore }}
{{- if and (eq .component "gateway") $keystore.existingSecret }}
- secret:
    name: {{ $keystore.existingSecret }}
    items:
      - key: {{ $keystore.key }}
        path: gateway.tls-keystore
{{- end }}
{{- end -}}

{{- define "countersign.volumeMounts" -}}
- name: settings
  mountPath: /etc/countersign/settings
  readOnly: true
{{- if include "countersign.secretSources" . | trim }}
- name: secrets
  mountPath: /etc/countersign/secrets
  readOnly: true
{{- end }}
{{- if eq .component "gateway" }}
- name: clients
  mountPath: /etc/countersign/clients
  readOnly: true
{{- end }}
- name: tmp
  mountPath: /tmp
{{- with .values.extraVolumeMounts }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{- define "countersign.volumes" -}}
- name: settings
  configMap:
    name: {{ include "countersign.fullname" .root }}-settings
{{- with include "countersign.secretSources" . | trim }}
- name: secrets
  projected:
    defaultMode: 0440
    sources:
      {{- . | nindent 6 }}
{{- end }}
{{- if eq .component "gateway" }}
- name: clients
  secret:
    secretName: {{ .root.Values.gateway.clients.existingSecret }}
    defaultMode: 0440
{{- end }}
- name: tmp
  emptyDir:
    sizeLimit: {{ .root.Values.tmp.sizeLimit }}
{{- with .values.extraVolumes }}
{{ toYaml . }}
{{- end }}
{{- end -}}

{{/* A probe of a service. Takes path, port, scheme and probe. */}}
{{- define "countersign.probe" -}}
httpGet:
  path: {{ .path }}
  port: {{ .port }}
  scheme: {{ .scheme }}
{{ toYaml .probe }}
{{- end -}}

{{/*
A service. Takes root, component, values, command, port (its number), portName, scheme, grace, replicated (whether an
autoscaler says how many there are) and preStop.
*/}}
{{- define "countersign.deployment" -}}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "countersign.fullname" .root }}-{{ .component }}
  namespace: {{ .root.Release.Namespace }}
  labels:
    {{- include "countersign.labels" . | nindent 4 }}
  {{- with .values.annotations }}
  annotations:
    {{- toYaml . | nindent 4 }}
  {{- end }}
spec:
  {{- if not .autoscaled }}
  replicas: {{ .values.replicas }}
  {{- end }}
  revisionHistoryLimit: 5
  minReadySeconds: {{ .values.minReadySeconds }}
  strategy:
    type: RollingUpdate
    rollingUpdate:
      maxSurge: {{ .values.strategy.maxSurge }}
      maxUnavailable: {{ .values.strategy.maxUnavailable }}
  selector:
    matchLabels:
      {{- include "countersign.selectorLabels" . | nindent 6 }}
  template:
    metadata:
      labels:
        {{- include "countersign.podLabels" . | nindent 8 }}
        {{- with .values.podLabels }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
      annotations:
        # Settings are read at the start only: other settings are other pods.
        checksum/settings: {{ include "countersign.settings" .root | sha256sum }}
        kubectl.kubernetes.io/default-container: {{ .component }}
        {{- with .values.podAnnotations }}
        {{- toYaml . | nindent 8 }}
        {{- end }}
    spec:
      {{- include "countersign.podCommon" . | nindent 6 }}
      terminationGracePeriodSeconds: {{ .grace }}
      {{- with include "countersign.scheduling" . | trim }}
      {{- . | nindent 6 }}
      {{- end }}
      containers:
        - name: {{ .component }}
          args:
            - {{ .command }}
          {{- include "countersign.containerCommon" . | nindent 10 }}
          env:
            {{- include "countersign.env" . | nindent 12 }}
          ports:
            - name: {{ .portName }}
              containerPort: {{ .port }}
              protocol: TCP
          startupProbe:
            {{- include "countersign.probe" (dict "path" "/livez" "port" .portName "scheme" .scheme "probe" .values.probes.startup) | nindent 12 }}
          livenessProbe:
            {{- include "countersign.probe" (dict "path" "/livez" "port" .portName "scheme" .scheme "probe" .values.probes.liveness) | nindent 12 }}
          readinessProbe:
            {{- include "countersign.probe" (dict "path" "/readyz" "port" .portName "scheme" .scheme "probe" .values.probes.readiness) | nindent 12 }}
          {{- if .preStop }}
          lifecycle:
            preStop:
              sleep:
                seconds: {{ .preStop }}
          {{- end }}
          volumeMounts:
            {{- include "countersign.volumeMounts" . | nindent 12 }}
      volumes:
        {{- include "countersign.volumes" . | nindent 8 }}
{{- end -}}
