const response = await fetch("https://api.flameup.ai/api/v1/workspaces/example_string/people/upsert", {
method: "POST",
headers: {
"Content-Type": "application/json",
"Authorization": "Bearer YOUR_API_TOKEN"
},
body: JSON.stringify({
"userId": "example_string",
"email": "user@example.com",
"traits": {
"first_name": "John Doe",
"last_name": "John Doe",
"phone": "+1-555-0123",
"avatar_url": "example_string",
"timezone": "example_string",
"locale": "example_string"
}
})
});
const data = await response.json();
console.log(data);
