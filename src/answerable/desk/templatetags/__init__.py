"""What templates may use besides what Django has."""
